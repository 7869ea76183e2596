import {byId, h, icon, toast} from './dom.js';
import {clock, second, zone} from './dates.js';
import {act, get, now, on, store} from './store.js';
import {fail} from './messages.js';
import {lang, word} from './words.js';

const panel = byId('tools');
const DAY = 86400;
let last = 0;
let list;
let face;
let ahead;
let moving;
let jumps = [];
let timer;

export function draw() {
  face = h('b', {class: 'clock'});
  ahead = h('small', {});
  moving = h('progress', {'aria-label': word('moving')});
  list = h('ol', {class: 'calls'});
  last = 0;
  const jump = (name, label, more) => h('button', {type: 'button', data: {clock: name}, onclick: () => {
    // Another one would have to wait for this one.
    jumps.forEach(button => { button.disabled = true; });
    act('clock', more).catch(problem => {
      fail(problem);
      drawMoving();
    });
  }}, word(label));
  jumps = [jump('hour', 'hour', {seconds: 3600}), jump('day', 'day', {seconds: DAY}), jump('week', 'week', {seconds: 7 * DAY}),
    jump('tomorrow', 'tomorrow', {to: '09:00', zone: zone()})];
  const hurt = (kind, label, more = {}) => h('button', {type: 'button', data: {trouble: kind}, onclick: () => {
    act('trouble', {kind, ...more}).then(() => toast(word('planned'))).catch(fail);
  }}, word(label));
  panel.replaceChildren(
    h('header', {}, h('h2', {}, word('tools')), h('button', {type: 'button', class: 'icon', 'aria-label': word('hide'), onclick: () => show(false)}, icon('close'))),
    h('section', {}, h('h3', {}, word('clock')), h('div', {class: 'now'}, face, ahead), moving, h('div', {class: 'chips'}, jumps),
      h('p', {class: 'hint'}, word('clockHint'))),
    h('section', {}, h('h3', {}, word('trouble')), h('div', {class: 'chips'},
      hurt('429', 't429', {seconds: 5}), hurt('flood', 'tflood', {seconds: 30}), hurt('500', 't500'), hurt('html', 'thtml'),
      hurt('lost-answer', 'tanswer'), hurt('lost-request', 'trequest'), hurt('slow', 'tslow', {seconds: 3, count: 5}),
      hurt('kill-poll', 'tpoll'), hurt('other-poller', 'tother'), hurt('repeat', 'trepeat'), hurt('clear', 'clear'))),
    h('section', {class: 'log'}, h('h3', {}, word('log')), list));
  tick();
  drawMoving();
  load();
}

export function show(open) {
  panel.hidden = !open;
  byId('tools-toggle').setAttribute('aria-expanded', String(open));
  sessionStorage.setItem('tools', open ? '1' : '');
  clearInterval(timer);
  if (open) {
    draw();
    timer = setInterval(tick, 1000);
  }
}

function tick() {
  face.textContent = clock(now());
  ahead.textContent = store.ahead ? `${word('ahead')} ${span(store.ahead)}` : '';
}

function drawMoving() {
  face.classList.toggle('running', Boolean(store.moving));
  moving.hidden = !store.moving;
  if (store.moving) {
    moving.max = store.moving.distance;
    moving.value = store.moving.done;
  }
  jumps.forEach(button => { button.disabled = Boolean(store.moving); });
}

function span(seconds) {
  const days = Math.floor(seconds / DAY);
  const hours = Math.floor(seconds % DAY / 3600);
  const minutes = Math.floor(seconds % 3600 / 60);
  const unit = (value, name) => value ? new Intl.NumberFormat(lang(), {style: 'unit', unit: name, unitDisplay: 'short'}).format(value) : '';
  return [unit(days, 'day'), unit(hours, 'hour'), unit(minutes, 'minute')].filter(Boolean).join(' ');
}

let loading = false;
let again = false;

// Calls come in bursts: one request at a time fetches all that is new.
async function load() {
  if (panel.hidden) return;
  again = true;
  if (loading) return;
  loading = true;
  try {
    while (again) {
      again = false;
      const shown = list;
      const calls = await get(`calls?after=${last}`);
      // The panel was drawn anew meanwhile: what came belongs to the old list.
      if (shown !== list) {
        again = true;
        continue;
      }
      calls.forEach(call => list.prepend(entry(call)));
      if (calls.length) last = calls.at(-1).number;
      while (list.children.length > 300) list.lastChild.remove();
    }
  } catch {
    // The page says elsewhere that the connection is gone.
  } finally {
    loading = false;
  }
}

function entry(call) {
  const bad = call.lost || call.status !== 200;
  const details = h('details', {class: bad ? 'bad' : call.complaints.length ? 'odd' : ''},
    h('summary', {}, h('span', {class: 'status'}, call.lost ? '—' : call.status), h('b', {}, call.method), h('span', {class: 'brief'}, brief(call)), h('time', {}, second(call.at))));
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    details.append(
      ...call.complaints.map(text => h('p', {class: 'complaint'}, text)),
      call.trouble ? h('p', {class: 'complaint'}, call.trouble) : '',
      h('h4', {}, word('parameters')), h('pre', {}, JSON.stringify(call.parameters, null, 2)),
      h('h4', {}, call.lost ? word('lost') : word('answer')), h('pre', {}, call.lost ? '' : JSON.stringify(call.answer, null, 2)));
  });
  return h('li', {}, details);
}

function brief(call) {
  if (call.answer?.description) return call.answer.description;
  const {text, question, action, callback_query_id: query, caption} = call.parameters;
  if (call.method.toLowerCase() === 'getupdates') {
    return (call.answer?.result ?? []).map(update => Object.keys(update).find(name => name !== 'update_id')).join(', ');
  }
  return String(text ?? question ?? caption ?? action ?? (query ? '' : '')).replace(/<[^>]*>/g, '');
}

on('call', load);
on('clock', () => {
  if (panel.hidden) return;
  tick();
  drawMoving();
});
on('whole', () => { if (!panel.hidden) draw(); });
