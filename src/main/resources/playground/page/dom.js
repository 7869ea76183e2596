// Elements are only ever made of text and known attributes: what people and bots write never becomes markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

const SHAPES = {
  back: 'M15 5l-7 7 7 7',
  menu: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  tools: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 4.5v5M7 14.5v5',
  send: 'M4 12l16-8-6 17-3.5-6.5zM10.5 14.5L20 4',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9.5l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  reply: 'M10 6L4 12l6 6M4 12h9c4 0 6 2 7 6',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  pin: 'M9 4h6l-1 6 3 3v1H7v-1l3-3zM12 14v6',
  slash: 'M15 4L9 20',
  mic: 'M12 4a2.5 2.5 0 012.5 2.5v5a2.5 2.5 0 01-5 0v-5A2.5 2.5 0 0112 4zM6 11.5a6 6 0 0012 0M12 17.5V21',
  play: 'M8 5l11 7-11 7z',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

const HUES = [['#ff885e', '#ff516a'], ['#ffcd6a', '#ffa85c'], ['#82b1ff', '#665fff'], ['#a0de7e', '#54cb68'],
  ['#53edd6', '#28c9b7'], ['#72d5fd', '#2a9ef1'], ['#e0a2f3', '#d669ed']];

export function avatar(id, name, className = '') {
  const [from, to] = HUES[hueOf(id)];
  const face = h('span', {class: 'avatar ' + className, 'aria-hidden': 'true'}, initials(name));
  face.style.setProperty('--from', from);
  face.style.setProperty('--to', to);
  return face;
}

const hueOf = id => Math.abs(Number(id)) % 19 % HUES.length;

export const nameHue = hueOf;

function initials(name) {
  const words = name.trim().split(/[\s-]+/u);
  return (words.length > 1 ? [...words[0]][0] + [...words[1]][0] : [...name.trim()][0] ?? '?').toUpperCase();
}

export function toast(text, kind = '') {
  const note = h('div', {class: 'toast ' + kind}, text);
  byId('toasts').append(note);
  setTimeout(() => note.classList.add('gone'), 3200);
  setTimeout(() => note.remove(), 3600);
}

export function alertBox(text) {
  byId('alert-text').textContent = text;
  byId('alert').showModal();
}

// A small menu near a point or under a button. Entries: [label, action, kind?].
export function popup(entries, anchor, header) {
  const box = byId('popup');
  const opener = document.activeElement;
  const close = () => {
    box.hidden = true;
    removeEventListener('pointerdown', outside, true);
    if (opener?.isConnected) opener.focus?.({preventScroll: true});
  };
  const outside = event => { if (!box.contains(event.target)) close(); };
  const buttons = entries.filter(Boolean).map(([label, action, kind]) => h('button', {
    type: 'button', role: 'menuitem', class: kind, onclick: () => { close(); action(); },
  }, label));
  box.replaceChildren(...(header ? [header(close)] : []), ...buttons);
  box.onkeydown = event => {
    const at = buttons.indexOf(document.activeElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  box.hidden = false;
  const {width, height} = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(anchor.x, innerWidth - width - 8));
  const top = anchor.y + height + 8 > innerHeight ? Math.max(8, anchor.y - height) : anchor.y;
  box.style.setProperty('left', left + 'px');
  box.style.setProperty('top', top + 'px');
  (box.querySelector('button') ?? box).focus();
  addEventListener('pointerdown', outside, true);
}
