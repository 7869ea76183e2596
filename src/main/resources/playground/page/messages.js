import {alertBox, avatar, byId, h, icon, nameHue, popup, toast} from './dom.js';
import {day, dayText, time, when} from './dates.js';
import {act, currentChat, isMember, loadOlder, nameOf, on, store} from './store.js';
import {copy, formatted, startPayload} from './text.js';
import {word} from './words.js';

const list = byId('messages');
const scroll = byId('scroll');
const QUICK = ['👍', '❤', '🔥', '🎉', '🤔', '👎'];
const NEAREST = 40;
const pressed = new Map();
let hooks = {};

// hooks: reply(message), edit(message), fill(text)
export function setUp(given) {
  hooks = given;
  scroll.addEventListener('scroll', onScroll, {passive: true});
  byId('down').append(icon('down'));
  byId('down').addEventListener('click', () => toBottom(true));
  on('answer', answered);
  // A keyboard that opens, a composer that grows or a message that gets taller must not hide the last message.
  const resized = new ResizeObserver(() => { if (stuck) toBottom(); });
  resized.observe(scroll);
  resized.observe(list);
}

let stuck = true;
let missed = 0;
let top = 0;

// A view at the bottom leaves it only when it is scrolled up: a last message that has grown is no reason.
function onScroll() {
  if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60) {
    stuck = true;
    missed = 0;
  } else if (scroll.scrollTop < top) {
    stuck = false;
  }
  top = scroll.scrollTop;
  showDown();
  if (scroll.scrollTop < 200) older();
}

function showDown() {
  const down = byId('down');
  down.hidden = stuck;
  down.dataset.count = missed || '';
  down.setAttribute('aria-label', word('down'));
}

export function toBottom(smooth) {
  stuck = true;
  scroll.scrollTo({top: scroll.scrollHeight, behavior: smooth ? 'smooth' : 'instant'});
  // Now, not with the event: whoever scrolls up in the same frame would seem to have come down.
  if (!smooth) top = scroll.scrollTop;
}

let loading = false;

async function older() {
  const chat = currentChat();
  if (!chat?.more || loading) return;
  loading = true;
  try {
    const older = await loadOlder(chat);
    if (chat === currentChat()) prepend(older.filter(visible), chat);
  } finally {
    loading = false;
  }
}

const visible = message => store.topic === 0 || message.message_thread_id === store.topic
  || (store.topic === -1 && !message.message_thread_id);

const isOut = message => message.from.id === store.me;

function shown(chat) {
  return [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id).filter(visible);
}

export function open(chat) {
  missed = 0;
  draw(chat);
  toBottom();
  showDown();
}

function draw(chat) {
  const nodes = [];
  let before = null;
  for (const message of shown(chat)) {
    nodes.push(...withDay(message, before, chat));
    before = message;
  }
  list.replaceChildren(...nodes);
  // Until they have been laid out once, messages count as small, and the bottom would not be where it seems to be.
  const nearest = nodes.slice(-NEAREST);
  nearest.forEach(node => node.classList.add('near'));
  requestAnimationFrame(() => requestAnimationFrame(() => nearest.forEach(node => node.classList.remove('near'))));
}

// What was today may be yesterday.
export function nameDays() {
  list.querySelectorAll('.day').forEach(item => { item.firstChild.textContent = dayText(Number(item.dataset.date)); });
}

function prepend(older, chat) {
  const first = list.querySelector('[data-id]');
  if (!older.length || !first) return draw(chat);
  const last = older.at(-1);
  const message = chat.messages.get(Number(first.dataset.id));
  const before = first.getBoundingClientRect().top;
  if (day(last.date) === day(message.date)) list.firstElementChild.remove();
  list.prepend(...older.flatMap((one, i) => withDay(one, older[i - 1], chat)));
  refill(first, row(message, last, chat));
  scroll.scrollTop += first.getBoundingClientRect().top - before;
}

// The element stays, and with it what the browser knows of its size: a new one would count as small until it is looked at.
function refill(item, fresh) {
  item.className = fresh.className;
  item.replaceChildren(...fresh.childNodes);
}

function withDay(message, before, chat) {
  const item = row(message, before, chat);
  return before && day(before.date) === day(message.date) ? [item] : [h('li', {class: 'day', role: 'presentation', data: {date: message.date}}, h('span', {}, dayText(message.date))), item];
}

export function changed({chat, message, known}) {
  if (chat !== currentChat() || !visible(message)) return;
  if (known) {
    const old = list.querySelector(`[data-id="${message.message_id}"]`);
    if (old) {
      const before = previous(chat, message);
      const fresh = row(message, before, chat);
      keepOpen(old, fresh);
      refill(old, fresh);
      return;
    }
  }
  endDraft();
  // What comes last is most often the newest of all: no need to sort thousands to see it.
  const shownLast = chat.messages.get(Number(list.lastElementChild?.dataset.id));
  const last = !shownLast || shownLast.message_id < message.message_id ? shownLast ?? null : previous(chat, message);
  list.append(...withDay(message, last, chat));
  // The observer scrolls once after a burst; a look at the height here would lay out the page for each message.
  if (isOut(message)) stuck = true;
  else if (!stuck) missed++;
  showDown();
}

const DRAFT_LASTS = 30_000;
let fading;

// Text that the bot is still writing: it grows in place, and goes when the message comes.
export function draft({chat, text, entities}) {
  if (chat !== store.chat) return;
  const bubble = h('div', {class: 'bubble'}, h('div', {class: 'text'}, text ? formatted(text, entities, actions) : '…'));
  const item = h('li', {class: 'draft message in'}, h('div', {class: 'stack'}, bubble));
  endDraft();
  list.append(item);
  fading = setTimeout(endDraft, DRAFT_LASTS);
}

function endDraft() {
  clearTimeout(fading);
  list.querySelector('.draft')?.remove();
}

function previous(chat, message) {
  const all = shown(chat);
  return all[all.indexOf(message) - 1] ?? null;
}

// What a person has unfolded stays so when the message is edited only around it.
function keepOpen(old, fresh) {
  if (old.querySelector('.text')?.textContent !== fresh.querySelector('.text')?.textContent) return;
  const was = old.querySelectorAll('.spoiler, .expandable');
  fresh.querySelectorAll('.spoiler, .expandable').forEach((box, i) => box.classList.toggle('open', was[i]?.classList.contains('open')));
}

export function removed({chat, id}) {
  if (chat !== currentChat()) return;
  const old = list.querySelector(`[data-id="${id}"]`);
  if (!old) return;
  const alone = old.previousElementSibling?.classList.contains('day')
    && (!old.nextElementSibling || old.nextElementSibling.classList.contains('day'));
  if (alone) old.previousElementSibling.remove();
  old.remove();
}

function row(message, before, chat) {
  if (message.service) return h('li', {class: 'service', data: {id: message.message_id}}, h('span', {}, serviceText(message)));
  const out = isOut(message);
  const joined = before && !before.service && before.from.id === message.from.id && day(before.date) === day(message.date)
    && message.date - before.date < 600;
  const group = chat.type !== 'private';
  const item = h('li', {
    class: `message ${out ? 'out' : 'in'} ${joined ? 'joined' : ''} ${group ? 'group' : ''}`,
    data: {id: message.message_id},
  });
  const bubble = h('div', {class: 'bubble', tabindex: '-1'});
  if (group && !out) bubble.append(avatar(message.from.id, nameOf(message.from), 'tiny'));
  if (group && !out && !joined) {
    bubble.append(h('div', {class: `name hue${nameHue(message.from.id)}`}, nameOf(message.from),
      message.from.is_bot ? h('small', {}, word('bot')) : null));
  }
  if (message.via_bot) bubble.append(h('div', {class: 'via'}, `via @${message.via_bot.username}`));
  if (message.forward_origin) bubble.append(h('div', {class: 'via'}, word('forwarded', nameOf(message.forward_origin.sender_user))));
  if (message.reply_to_message) bubble.append(quoted(message.reply_to_message));
  bubble.append(...content(message, chat));
  bubble.append(...foot(message));
  const stack = h('div', {class: 'stack'}, bubble);
  const keyboard = message.reply_markup?.inline_keyboard;
  if (keyboard) stack.append(inlineKeyboard(message, keyboard));
  item.append(stack);
  bubble.addEventListener('contextmenu', event => menu(event, message));
  bubble.addEventListener('keydown', event => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) menu(event, message);
  });
  bubble.addEventListener('dblclick', () => hooks.reply(message));
  return item;
}

function quoted(message) {
  return h('button', {type: 'button', class: `quoted hue${nameHue(message.from.id)}`, onclick: () => jump(message.message_id)},
    h('b', {}, nameOf(message.from)), h('span', {}, preview(message)));
}

export function jump(id) {
  const target = list.querySelector(`[data-id="${id}"]`);
  if (!target) return;
  target.scrollIntoView({block: 'center', behavior: 'smooth'});
  target.classList.add('flash');
  setTimeout(() => target.classList.remove('flash'), 1500);
}

export function preview(message) {
  if (message.service) return serviceText(message);
  if (message.text) return message.text;
  if (message.poll) return '📊 ' + message.poll.question;
  if (message.sticker) return `${message.sticker.emoji ?? ''} ${word('sticker')}`;
  if (message.voice) return word('voice');
  if (message.photo) return '🖼 ' + (message.caption || word('photo'));
  if (message.document) return '📎 ' + (message.caption || message.document.file_name);
  return '…';
}

const actions = {
  command: text => act('send', {text}).catch(fail),
  start: payload => act('send', {chat: store.me, topic: 0, text: ('/start ' + payload).trim()}).catch(fail),
};

function content(message, chat) {
  const nodes = [];
  if (message.photo) {
    const size = message.photo.at(-1);
    const picture = h('img', {src: `/playground/files/${size.file_id}`, alt: message.caption ?? word('photo'), width: size.width, height: size.height, loading: 'lazy'});
    nodes.push(h('a', {class: 'photo', href: `/playground/files/${size.file_id}`, target: '_blank'}, picture));
  }
  if (message.document) nodes.push(documentCard(message.document));
  if (message.voice) nodes.push(voice(message.voice));
  if (message.sticker) nodes.push(h('div', {class: 'sticker', role: 'img', 'aria-label': word('sticker')}, message.sticker.emoji));
  if (message.poll) nodes.push(poll(message, chat));
  const text = message.text ?? message.caption;
  if (text) nodes.push(h('div', {class: 'text'}, formatted(text, message.entities ?? message.caption_entities, actions)));
  return nodes;
}

function documentCard(file) {
  return h('a', {class: 'document', href: `/playground/files/${file.file_id}`, download: file.file_name},
    h('span', {class: 'document-icon'}, icon('file')),
    h('span', {}, h('b', {}, file.file_name), h('small', {}, size(file.file_size))));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function voice(file) {
  const bars = Array.from({length: 28}, (_, i) => {
    const bar = h('i');
    bar.style.setProperty('--high', String(0.25 + 0.75 * Math.abs(Math.sin(i * 1.7) * Math.cos(i * 0.6))));
    return bar;
  });
  return h('div', {class: 'voice', role: 'img', 'aria-label': word('voice')}, h('span', {class: 'play'}, icon('play')),
    h('span', {class: 'wave'}, bars), h('small', {}, `0:${String(file.duration).padStart(2, '0')}`));
}

function foot(message) {
  const marks = [];
  const groups = new Map();
  message.reactions.forEach(({user, emoji}) => groups.set(emoji, [...(groups.get(emoji) ?? []), user]));
  if (groups.size) {
    marks.push(h('div', {class: 'reactions'}, [...groups].map(([emoji, users]) => h('button', {
      type: 'button', class: users.includes(store.me) ? 'own' : '',
      onclick: () => act('react', {message: message.message_id, text: users.includes(store.me) ? '' : emoji}).catch(fail),
    }, emoji, users.length > 1 ? ` ${users.length}` : ''))));
  }
  marks.push(h('span', {class: 'foot'},
    message.silent && !isOut(message) ? h('span', {class: 'quiet', title: word('silent')}, '🔕 ') : null,
    message.edit_date ? word('edited') + ' ' : null,
    h('time', {}, time(message.date)),
    isOut(message) ? h('span', {class: 'ticks', 'aria-hidden': 'true'}, '✓✓') : null));
  return marks;
}

// Inline keyboards.

function inlineKeyboard(message, rows) {
  return h('div', {class: 'keyboard'}, rows.map(buttons => h('div', {class: 'keyboard-row'},
    buttons.map((button, i) => inlineButton(message, button, i)))));
}

function inlineButton(message, button) {
  const kind = ['url', 'callback_data', 'copy_text', 'switch_inline_query_current_chat', 'switch_inline_query', 'web_app']
    .find(name => name in button);
  const element = h('button', {type: 'button', class: `inline ${kind} ${button.style ?? ''}`}, h('span', {}, button.text));
  const waiting = [...pressed.values()].some(press => press.key === key(message, button));
  element.classList.toggle('waiting', waiting);
  element.dataset.key = key(message, button);
  element.addEventListener('click', () => press(kind, message, button, element));
  return element;
}

const key = (message, button) => `${message.chat_id}:${message.message_id}:${button.callback_data}`;

async function press(kind, message, button, element) {
  switch (kind) {
    case 'callback_data': {
      if (element.classList.contains('waiting')) return;
      element.classList.add('waiting');
      element.setAttribute('aria-busy', 'true');
      try {
        const {query} = await act('press', {chat: message.chat_id, message: message.message_id, data: button.callback_data});
        const early = store.answers.get(query);
        pressed.set(query, {key: key(message, button), timer: setTimeout(() => release(query), 30000)});
        if (early) answered(early);
      } catch (problem) {
        element.classList.remove('waiting');
        fail(problem);
      }
      break;
    }
    case 'url': {
      const payload = startPayload(new URL(button.url, 'http://' + button.url));
      if (payload !== null) actions.start(payload);
      else window.open(button.url, '_blank', 'noopener,noreferrer');
      break;
    }
    case 'copy_text': copy(button.copy_text.text); break;
    case 'switch_inline_query_current_chat': case 'switch_inline_query':
      hooks.fill(`@${store.bot.username} ${button[kind]}`);
      break;
    default: toast('—');
  }
}

// The answer may come over the stream before the press itself has returned its query id.
function answered(event) {
  if (!pressed.has(event.query)) {
    store.answers.set(event.query, event);
    if (store.answers.size > 100) store.answers.delete(store.answers.keys().next().value);
    return;
  }
  release(event.query);
  store.answers.delete(event.query);
  if (event.url) actions.start(startPayload(new URL(event.url)) ?? '');
  if (!event.text) return;
  if (event.alert) alertBox(event.text);
  else toast(event.text);
}

function release(query) {
  const press = pressed.get(query);
  pressed.delete(query);
  if (!press) return;
  clearTimeout(press.timer);
  document.querySelectorAll('.inline.waiting').forEach(button => {
    if (button.dataset.key !== press.key) return;
    button.classList.remove('waiting');
    button.removeAttribute('aria-busy');
  });
}

// Polls.

const choices = new Map();

function poll(message, chat) {
  const it = message.poll;
  const mine = it.votes[store.me];
  const revealed = it.is_closed || (mine && !it.hidden);
  const quiz = it.type === 'quiz';
  const correct = it.correct_option_ids ?? [];
  const total = Object.keys(it.votes).length;
  const several = it.allows_multiple_answers;
  const canVote = !mine && !it.is_closed && (chat.type === 'private' || isMember(chat, store.me));
  const chosen = choices.get(it.id) ?? new Set();
  const vote = options => act('vote', {message: message.message_id, options}).catch(fail);
  const options = order(it).map(i => {
    const option = it.options[i];
    const votes = Object.values(it.votes).filter(list => list.includes(i)).length;
    const percent = total ? Math.round(100 * votes / total) : 0;
    const own = mine?.includes(i);
    const state = quiz && revealed ? (correct.includes(i) ? 'right' : own ? 'wrong' : '') : own ? 'own' : '';
    const element = h('button', {
      type: 'button', class: `option ${state} ${chosen.has(i) ? 'chosen' : ''}`, disabled: !canVote,
      onclick: () => {
        if (!several) return vote([i]);
        if (!chosen.delete(i)) chosen.add(i);
        choices.set(it.id, chosen);
        element.classList.toggle('chosen', chosen.has(i));
        submit.disabled = chosen.size === 0;
      },
    }, h('span', {class: 'share'}, revealed ? percent + '%' : ''), h('span', {class: 'label'}, option.text), h('i', {class: 'meter'}));
    element.style.setProperty('--share', revealed ? percent / 100 : 0);
    return element;
  });
  const submit = h('button', {type: 'button', class: 'submit', disabled: chosen.size === 0, onclick: () => vote([...chosen].sort())}, word('vote'));
  const kind = it.is_closed ? word('final') : word(it.is_anonymous ? (quiz ? 'anonymousQuiz' : 'anonymousPoll') : quiz ? 'quiz' : 'poll');
  return h('div', {class: 'poll'},
    it.description ? h('div', {class: 'text'}, formatted(it.description, it.description_entities, actions)) : null,
    h('b', {class: 'question'}, it.question),
    h('small', {}, kind, it.closes_at && !it.is_closed ? ', ' + word('until', when(it.closes_at)) : null, !it.is_anonymous && total && !it.hidden ? h('span', {class: 'voters'}, Object.keys(it.votes).map(id => {
      const voter = store.personas.find(persona => persona.id === Number(id));
      return voter ? avatar(voter.id, voter.first_name, 'mini') : null;
    })) : null),
    options,
    it.explanation && revealed
      ? h('details', {class: 'explanation', open: true}, h('summary', {}, '💡 ' + word('explanation')), formatted(it.explanation, it.explanation_entities, actions))
      : null,
    canVote && several ? submit : h('small', {class: 'total'}, it.hidden && mine ? word('later') : word('votes', total)));
}

// Shuffled options keep one order for a person.
function order(poll) {
  const indexes = poll.options.map((_, i) => i);
  if (!poll.shuffle) return indexes;
  const seed = i => ((Number(poll.id) % 9973) * 31 + store.me * 17 + i * 7919) % 1009;
  return indexes.sort((a, b) => seed(a) - seed(b));
}

function menu(event, message) {
  event.preventDefault();
  const own = isOut(message);
  const box = event.currentTarget.getBoundingClientRect();
  const anchor = event.clientX ? {x: event.clientX, y: event.clientY, height: 0} : {x: box.x, y: box.y, height: box.height};
  const mine = message.poll?.votes[store.me];
  popup([
    [word('reply'), () => hooks.reply(message)],
    own && message.text ? [word('edit'), () => hooks.edit(message)] : null,
    message.text || message.caption ? [word('copy'), () => copy(message.text ?? message.caption)] : null,
    mine && message.poll.allows_revoting && !message.poll.is_closed
      ? [word('retract'), () => act('vote', {message: message.message_id, options: []}).catch(fail)] : null,
    [word('remove'), () => act('delete', {message: message.message_id}).catch(fail), 'danger'],
  ], anchor, close => h('div', {class: 'quick', 'aria-label': word('reactions')}, QUICK.map(emoji => h('button', {
    type: 'button', onclick: () => {
      close();
      const has = message.reactions.some(one => one.user === store.me && one.emoji === emoji);
      act('react', {message: message.message_id, text: has ? '' : emoji}).catch(fail);
    },
  }, emoji))));
}

function serviceText(message) {
  const by = nameOf(message.from);
  if (message.group_chat_created || message.supergroup_chat_created) return word('groupCreated', by);
  if (message.new_chat_members) return word('joined', by, nameOf(message.new_chat_members[0]));
  if (message.left_chat_member) return word('left', by, nameOf(message.left_chat_member));
  if (message.pinned_message) return word('pinnedBy', by);
  if (message.forum_topic_created) return word('topicCreated', by, message.forum_topic_created.name);
  if (message.forum_topic_closed) return word('topicClosed');
  if (message.forum_topic_reopened) return word('topicReopened');
  if (message.migrate_from_chat_id || message.migrate_to_chat_id) return word('upgraded');
  return '…';
}

export function fail(problem) {
  toast(problem.message, 'bad');
}
