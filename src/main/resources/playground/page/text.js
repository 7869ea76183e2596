import {h, toast} from './dom.js';
import {store} from './store.js';
import {word} from './words.js';

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

// Telegram's text and entities as elements. Actions: command(text), start(payload), mention(text).
export function formatted(text, entities, actions) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const [nodes] = part(text, sorted, 0, 0, text.length, actions);
  return nodes;
}

function part(text, entities, index, from, to, actions) {
  const nodes = [];
  let at = from;
  let i = index;
  while (i < entities.length && entities[i].offset < to) {
    const entity = entities[i];
    if (entity.offset < at) {
      i++;
      continue;
    }
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const end = Math.min(to, entity.offset + entity.length);
    const [inner, next] = part(text, entities, i + 1, entity.offset, end, actions);
    nodes.push(element(entity, text.slice(entity.offset, end), inner, actions));
    // A block ends its line by itself: the line feed behind it would show as an empty line.
    at = BLOCKS.has(entity.type) && text[end] === '\n' && end < to ? end + 1 : end;
    i = next;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return [nodes, i];
}

function element(entity, text, inner, actions) {
  switch (entity.type) {
    case 'bold': return h('b', {}, inner);
    case 'italic': return h('i', {}, inner);
    case 'underline': return h('u', {}, inner);
    case 'strikethrough': return h('s', {}, inner);
    case 'code': return h('code', {title: word('copy'), onclick: () => copy(text)}, inner);
    case 'pre': return codeBlock(entity.language ?? '', text);
    case 'spoiler': return spoiler(inner);
    case 'blockquote': return h('blockquote', {}, inner);
    case 'expandable_blockquote': return expandable(inner);
    case 'text_link': return link(entity.url, inner, actions);
    case 'url': return link(/^https?:/i.test(text) ? text : 'http://' + text, inner, actions);
    case 'email': return link('mailto:' + text, inner, actions);
    case 'bot_command': return h('a', {href: '#', class: 'command', onclick: event => {
      event.preventDefault();
      actions.command(text);
    }}, inner);
    case 'mention': case 'text_mention': case 'hashtag': return h('span', {class: 'mention'}, inner);
    case 'date_time': return h('time', {}, inner);
    default: return h('span', {}, inner);
  }
}

function spoiler(inner) {
  const box = h('span', {class: 'spoiler', role: 'button', tabindex: '0', 'aria-expanded': 'false', 'aria-label': word('show')}, inner);
  const reveal = event => {
    if (box.classList.contains('open') || (event.key && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    event.stopPropagation();
    box.classList.add('open');
    box.setAttribute('aria-expanded', 'true');
    box.removeAttribute('aria-label');
  };
  box.addEventListener('click', reveal);
  box.addEventListener('keydown', reveal);
  return box;
}

function expandable(inner) {
  const text = h('div', {class: 'folded'}, inner);
  const toggle = h('button', {type: 'button', class: 'fold', 'aria-expanded': 'false', onclick: () => {
    const open = quote.classList.toggle('open');
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = word(open ? 'hide' : 'show');
  }}, word('show'));
  const quote = h('blockquote', {class: 'expandable'}, text, toggle);
  return quote;
}

function link(url, inner, actions) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return h('span', {}, inner);
  }
  if (!['http:', 'https:', 'mailto:', 'tg:'].includes(address.protocol)) return h('span', {}, inner);
  const payload = startPayload(address);
  if (payload !== null) {
    return h('a', {href: '#', onclick: event => {
      event.preventDefault();
      actions.start(payload);
    }}, inner);
  }
  return h('a', {href: address.href, target: '_blank', rel: 'noopener noreferrer'}, inner);
}

// https://t.me/this_bot?start=payload; null for any other address.
export function startPayload(address) {
  const own = address.host === 't.me' && address.pathname.slice(1).toLowerCase() === store.bot.username?.toLowerCase();
  return own ? address.searchParams.get('start') ?? '' : null;
}

export function copy(text) {
  navigator.clipboard?.writeText(text).then(() => toast(word('copied')), () => {});
}

function codeBlock(language, text) {
  return h('div', {class: 'code'},
    h('div', {class: 'code-head'}, h('span', {}, language || 'code'),
      h('button', {type: 'button', onclick: () => copy(text)}, word('copyCode'))),
    h('pre', {}, h('code', {}, highlighted(text, language))));
}

const KEYWORDS = new Set(('and as assert async await break case class const continue def default del do elif else enum except '
  + 'extends final finally for from function global if implements import in interface is lambda let match new nonlocal not '
  + 'null None or package pass private protected public raise record return self static super switch this throw throws True '
  + 'False true false try var void while with yield SELECT FROM WHERE JOIN ON GROUP BY ORDER INSERT INTO UPDATE SET DELETE '
  + 'CREATE TABLE INDEX AND OR NOT NULL AS LIMIT').split(' '));
const TOKEN = /(#[^\n]*|\/\/[^\n]*|--[^\n]*|\/\*[^]*?\*\/)|("""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(\b\d[\w.]*\b)|(@?[A-Za-z_]\w*)/g;

// Good enough for the eye: comments, strings, numbers and keywords of the languages that the questions use.
function highlighted(text, language) {
  if (!language) return [text];
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [token, comment, string, number, name] = found;
    const kind = comment ? 'comment' : string ? 'string' : number ? 'number'
      : KEYWORDS.has(name) ? 'keyword' : name?.startsWith('@') ? 'keyword' : text[found.index + token.length] === '(' ? 'call' : '';
    if (!kind || (comment?.startsWith('#') && language === 'java') || (comment?.startsWith('//') && language === 'python')) continue;
    nodes.push(text.slice(at, found.index), h('span', {class: 'c-' + kind}, token));
    at = found.index + token.length;
  }
  nodes.push(text.slice(at));
  return nodes;
}
