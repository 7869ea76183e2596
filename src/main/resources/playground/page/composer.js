import {byId, h, icon, popup, toast} from './dom.js';
import {act, botBlocked, currentChat, get, isMember, nameOf, on, store} from './store.js';
import {fail, preview, toBottom} from './messages.js';
import {word} from './words.js';

const box = byId('writing');
const LARGEST = 10 * 1024 * 1024;
let commands = [];
let history = [];
let historyAt = 0;
let replyTo = null;
let editing = null;
let inline = null;
let field;
let offers;

// Builds what stands below the messages: the field, or the one button that the chat offers instead.
export function draw() {
  const chat = currentChat();
  replyTo = editing = inline = null;
  if (!chat) return box.replaceChildren();
  const person = store.me;
  const single = (label, action, more) => box.replaceChildren(h('button', {
    type: 'button', class: 'single', onclick: () => act(action, more).catch(fail),
  }, word(label)));
  if (botBlocked(chat)) return single('restart', 'send', {text: '/start'});
  if (chat.type === 'private' && !chat.started) return single('start', 'send', {text: '/start'});
  if (chat.type !== 'private' && !isMember(chat, person)) return single('join', 'join');
  const files = h('input', {type: 'file', class: 'away', tabindex: '-1', 'aria-hidden': 'true', onchange: () => upload(files)});
  field = h('textarea', {
    id: 'field', rows: '1', placeholder: word('message'), 'aria-label': word('message'), enterkeyhint: 'send', maxlength: '4096',
    oninput: typed, onkeydown: key, autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false',
    'aria-controls': 'offers',
  });
  offers = h('div', {id: 'offers', class: 'offers', role: 'listbox', hidden: true});
  const attach = h('button', {type: 'button', class: 'icon', 'aria-label': word('attach'), title: word('attach'), onclick: () => {
    const {x, y} = attach.getBoundingClientRect();
    popup([
      ['🖼 ' + word('photo'), () => { files.accept = 'image/png,image/jpeg'; files.click(); }],
      ['📎 ' + word('file'), () => { files.accept = ''; files.click(); }],
      ['🎤 ' + word('voice'), () => act('voice', {seconds: 4}).catch(fail)],
      ...['👍', '🤔', '🎉'].map(emoji => [`${emoji} ${word('sticker')}`, () => act('sticker', {text: emoji}).catch(fail)]),
    ], {x, y: y - 8, height: 0});
  }}, icon('plus'));
  const slash = h('button', {type: 'button', class: 'icon', 'aria-label': word('commands'), title: word('commands'), onclick: () => {
    fill(field.value.startsWith('/') ? '' : '/');
  }}, icon('slash'));
  const send = h('button', {type: 'button', class: 'icon send', id: 'send', 'aria-label': word('send'), title: word('send'), onclick: submit}, icon('send'));
  box.replaceChildren(offers, h('div', {class: 'context', id: 'context', hidden: true}), replyKeyboard(chat),
    h('div', {class: 'line'}, attach, slash, field, send, files));
  loadCommands();
  if (matchMedia('(pointer: fine)').matches) field.focus({preventScroll: true});
}

// The keyboard that the bot put in place of the letters, if any.
function replyKeyboard(chat) {
  const last = [...chat.messages.values()].filter(message => message.reply_markup && !message.reply_markup.inline_keyboard).at(-1);
  const rows = last?.reply_markup.keyboard;
  if (!rows) return h('div', {hidden: true});
  return h('div', {class: 'reply-keyboard'}, rows.map(row => h('div', {class: 'keyboard-row'}, row.map(button => {
    const text = typeof button === 'string' ? button : button.text;
    return h('button', {type: 'button', onclick: () => act('send', {text}).catch(fail)}, text);
  }))));
}

export async function loadCommands() {
  const {me: person, chat} = store;
  const list = await get(`commands?as=${person}&chat=${chat}`).catch(() => []);
  if (person === store.me && chat === store.chat) commands = list;
}

export function fill(text) {
  if (!field) return;
  field.value = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
  typed();
}

function grow() {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', Math.min(field.scrollHeight, 180) + 'px');
}

function typed() {
  grow();
  const text = field.value;
  const asked = inlineQuery(text);
  if (asked !== null) {
    askInline(asked);
  } else {
    inline = null;
    const start = /^\/(\w*)$/.exec(text);
    offer(start ? commands.filter(one => one.command.startsWith(start[1])).map(one => ({
      title: '/' + one.command, text: one.description, take: () => sendText('/' + one.command + atBot()), fill: '/' + one.command + ' ',
    })) : []);
  }
}

const atBot = () => currentChat().type === 'private' ? '' : '@' + store.bot.username;

function inlineQuery(text) {
  const name = '@' + store.bot.username;
  return text.toLowerCase().startsWith(name.toLowerCase() + ' ') ? text.slice(name.length + 1) : null;
}

let inlineTimer;

function askInline(query) {
  clearTimeout(inlineTimer);
  inlineTimer = setTimeout(async () => {
    try {
      inline = (await act('inline', {text: query})).query;
      // The list may have come over the stream before the question had its number.
      if (early.has(inline)) offerResults(early.get(inline));
    } catch (problem) {
      fail(problem);
    }
  }, 300);
}

const early = new Map();

on('inline', event => {
  early.clear();
  early.set(event.query, event);
  if (event.query === inline) offerResults(event);
});

function offerResults(event) {
  offer(event.results.map(result => ({
    title: result.title, text: result.description ?? '', inline: true,
    take: () => {
      act('pick', {query: event.query, text: result.id}).then(() => toBottom()).catch(fail);
      fill('');
    },
  })));
}

let offered = [];
let offeredAt = 0;

function offer(entries) {
  offered = entries;
  offeredAt = 0;
  offers.hidden = entries.length === 0;
  field.setAttribute('aria-expanded', String(entries.length > 0));
  offers.replaceChildren(...entries.map((entry, i) => h('button', {
    type: 'button', role: 'option', id: 'offer' + i, tabindex: '-1', class: entry.inline ? 'result' : '', onclick: () => take(entry),
  }, h('b', {}, entry.title), h('span', {}, entry.text))));
  mark();
}

function mark() {
  [...offers.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === offeredAt)));
  const current = offers.children[offeredAt];
  if (current) field.setAttribute('aria-activedescendant', current.id);
  else field.removeAttribute('aria-activedescendant');
  current?.scrollIntoView({block: 'nearest'});
}

function take(entry) {
  offer([]);
  entry.take();
}

function key(event) {
  if (event.isComposing) return;
  if (offered.length) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      offeredAt = (offeredAt + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
      mark();
      return event.preventDefault();
    }
    if (event.key === 'Tab' && offered[offeredAt].fill) {
      fill(offered[offeredAt].fill);
      return event.preventDefault();
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      return take(offered[offeredAt]);
    }
    if (event.key === 'Escape') {
      offer([]);
      return event.stopPropagation();
    }
  }
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === 'Escape' && (replyTo || editing)) {
    setContext(null, null);
    if (editing) fill('');
    event.stopPropagation();
  } else if (event.key === 'ArrowUp' && (field.value === '' || recalled()) && historyAt > 0) {
    event.preventDefault();
    fill(history[--historyAt]);
  } else if (event.key === 'ArrowDown' && recalled()) {
    event.preventDefault();
    fill(history[++historyAt] ?? '');
  }
}

const recalled = () => historyAt < history.length && field.value === history[historyAt];

function submit() {
  const text = field.value;
  if (!text.trim()) return;
  if (editing) {
    act('edit', {message: editing.message_id, text}).catch(fail);
    setContext(null, null);
    fill('');
    return;
  }
  sendText(text);
}

function sendText(text) {
  history = [...history.filter(one => one !== text), text].slice(-50);
  historyAt = history.length;
  act('send', {text, message: replyTo?.message_id ?? 0}).catch(fail);
  setContext(null, null);
  fill('');
}

export const reply = message => { setContext(message, null); field?.focus(); };
export const edit = message => { setContext(null, message); fill(message.text); };

function setContext(reply, change) {
  replyTo = reply;
  editing = change;
  const context = byId('context');
  const message = reply ?? change;
  if (!context) return;
  context.hidden = !message;
  if (!message) return;
  context.replaceChildren(icon(reply ? 'reply' : 'edit'),
    h('div', {}, h('b', {}, reply ? nameOf(reply.from) : word('edit')), h('span', {}, preview(message))),
    h('button', {type: 'button', class: 'icon', 'aria-label': 'Esc', onclick: () => { setContext(null, null); if (change) fill(''); }}, icon('close')));
}

async function upload(input) {
  const file = input.files[0];
  input.value = '';
  if (!file) return;
  if (file.size > LARGEST) return toast(word('tooLarge'), 'bad');
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const picture = input.accept !== '';
  act(picture ? 'photo' : 'document', {content: btoa(text), name: file.name}).catch(fail);
}
