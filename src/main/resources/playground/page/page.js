import {avatar, byId, h, icon, popup, toast} from './dom.js';
import {moment, time} from './dates.js';
import {act, botBlocked, botName, connect, currentChat, isAdministrator, isMember, me, nameOf, on, store} from './store.js';
import * as composer from './composer.js';
import * as messages from './messages.js';
import * as tools from './tools.js';
import {speak, word} from './words.js';

const app = byId('app');
const read = JSON.parse(localStorage.getItem('read') ?? '{}');
const typing = new Map();

document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';

byId('back').append(icon('back'));
byId('menu-toggle').append(icon('menu'));
byId('tools-toggle').append(icon('tools'));
byId('back').addEventListener('click', () => showChat(false));
byId('menu-toggle').addEventListener('click', chatMenu);
byId('tools-toggle').addEventListener('click', () => tools.show(byId('tools').hidden));
byId('pinned').addEventListener('click', () => {
  const pinned = currentChat()?.pinned.at(-1);
  if (pinned) messages.jump(pinned.message_id);
});
messages.setUp({reply: composer.reply, edit: composer.edit, fill: composer.fill});

// Which person and chat a tab shows survives its reload; another tab may show another person.

function remember() {
  sessionStorage.setItem('me', store.me);
  sessionStorage.setItem('chat', store.chat);
  sessionStorage.setItem('topic', store.topic);
}

on('whole', () => {
  const known = id => store.personas.some(persona => persona.id === id);
  // A link with ?as=<id> opens as that person, for a second tab or window.
  const linked = Number(new URLSearchParams(location.search).get('as'));
  const wanted = Number(sessionStorage.getItem('me')) || linked;
  const first = sessionStorage.getItem('linked') !== String(linked) && known(linked);
  sessionStorage.setItem('linked', linked);
  store.me = first ? linked : known(wanted) ? wanted : store.personas[0]?.id ?? 0;
  const chat = first ? 0 : Number(sessionStorage.getItem('chat'));
  store.chat = store.chats.has(chat) && sees(store.chats.get(chat)) ? chat : store.me;
  store.topic = first ? 0 : Number(sessionStorage.getItem('topic'));
  speak(me()?.language_code);
  drawAll();
  if (sessionStorage.getItem('tools')) tools.show(true);
});

const sees = chat => chat.type !== 'private' || chat.id === store.me;

function become(id) {
  if (id === store.me) return;
  store.me = id;
  if (!sees(currentChat())) {
    store.chat = id;
    store.topic = 0;
  }
  speak(me().language_code);
  drawAll();
  if (!byId('tools').hidden) tools.draw();
}

function openChat(id) {
  store.chat = id;
  store.topic = 0;
  drawAll();
  showChat(true);
}

function showChat(open) {
  app.classList.toggle('chat-open', open);
  sessionStorage.setItem('chat-open', open ? '1' : '');
  if (!open) byId('chats').querySelector('[aria-current]')?.focus();
}

app.classList.toggle('chat-open', sessionStorage.getItem('chat-open') === '1');

function drawAll() {
  remember();
  drawPeople();
  drawChats();
  drawTalk();
}

function drawPeople() {
  const box = byId('people');
  box.setAttribute('aria-label', word('people'));
  const focused = box.contains(document.activeElement);
  box.replaceChildren(...store.personas.map((persona, i) => h('button', {
    type: 'button', role: 'radio', class: 'person', 'aria-checked': String(persona.id === store.me), tabindex: persona.id === store.me ? '0' : '-1',
    title: `Alt+${i + 1}`, data: {person: persona.id}, onclick: () => become(persona.id),
  }, avatar(persona.id, persona.first_name), h('span', {}, persona.first_name), unreadOf(persona.id) ? h('i', {class: 'dot'}) : null)));
  box.onkeydown = event => {
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const at = store.personas.findIndex(persona => persona.id === store.me);
    become(store.personas[(at + step + store.personas.length) % store.personas.length].id);
  };
  if (focused) box.querySelector('[aria-checked=true]')?.focus();
  byId('about').textContent = word('playground');
}

addEventListener('keydown', event => {
  if (event.altKey && /^[1-9]$/.test(event.key) && store.personas[event.key - 1]) {
    event.preventDefault();
    become(store.personas[event.key - 1].id);
  } else if (event.key === 'Escape' && !document.querySelector('dialog[open]') && byId('popup').hidden) {
    showChat(false);
  }
});

// Unread marks: the last message that each person has had on screen, by chat.

const readKey = (person, chat) => `${person}:${chat}`;

function unread(chat, person) {
  const seen = read[readKey(person, chat.id)] ?? 0;
  return [...chat.messages.values()].filter(message =>
    message.message_id > seen && message.from.id !== person && !message.service).length;
}

function unreadOf(person) {
  return [...store.chats.values()].some(chat => (chat.type !== 'private' || chat.id === person) && person !== store.me && unread(chat, person) > 0);
}

function markRead() {
  const chat = currentChat();
  if (!chat || document.hidden || (narrow() && !app.classList.contains('chat-open'))) return;
  const last = Math.max(0, ...chat.messages.keys());
  if ((read[readKey(store.me, chat.id)] ?? 0) >= last) return;
  read[readKey(store.me, chat.id)] = last;
  localStorage.setItem('read', JSON.stringify(read));
}

const narrow = () => matchMedia('(max-width: 720px)').matches;

document.addEventListener('visibilitychange', () => {
  markRead();
  drawChats();
});

function drawChats() {
  markRead();
  const box = byId('chats');
  box.setAttribute('aria-label', word('chats'));
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  const list = [...store.chats.values()].filter(sees).sort((a, b) => lastDate(b) - lastDate(a));
  box.replaceChildren(...list.map(chat => {
    const last = [...chat.messages.values()].at(-1);
    const count = unread(chat, store.me);
    const title = titleOf(chat);
    const who = last && !last.service && chat.type !== 'private' ? (last.from.id === store.me ? word('you') : nameOf(last.from)) + ': ' : '';
    return h('button', {
      type: 'button', class: 'chat', data: {chat: chat.id}, 'aria-current': chat.id === store.chat ? 'true' : null, onclick: () => openChat(chat.id),
    }, avatar(chat.type === 'private' ? store.bot.id : chat.id, title),
    h('span', {class: 'chat-text'},
      h('span', {class: 'chat-top'}, h('b', {}, title), last ? h('time', {}, time(last.date)) : null),
      h('span', {class: 'chat-last'}, h('span', {}, last ? who + messages.preview(last) : word(chat.type === 'private' ? 'notStarted' : 'emptyChat')),
        count ? h('i', {class: 'count'}, String(count)) : null)));
  }));
  if (focused) box.querySelector(`[data-chat="${focused}"]`)?.focus();
  const total = list.reduce((sum, chat) => sum + unread(chat, store.me), 0);
  document.title = (total ? `(${total}) ` : '') + 'Sobesednik · playground';
}

const lastDate = chat => [...chat.messages.values()].at(-1)?.date ?? 0;
const titleOf = chat => chat.type === 'private' ? botName(me()?.language_code) : chat.title;

function drawTalk() {
  const chat = currentChat();
  if (!chat) return;
  drawHeader(chat);
  drawTopics(chat);
  drawPinned(chat);
  drawWelcome(chat);
  messages.open(chat);
  composer.draw();
}

function drawHeader(chat) {
  const title = titleOf(chat);
  byId('face').replaceWith(Object.assign(avatar(chat.type === 'private' ? store.bot.id : chat.id, title, 'small'), {id: 'face'}));
  byId('title').textContent = title;
  for (const [id, key] of [['back', 'back'], ['menu-toggle', 'menu'], ['tools-toggle', 'tools']]) {
    byId(id).setAttribute('aria-label', word(key));
    byId(id).title = word(key);
  }
  drawSubtitle(chat);
}

function drawSubtitle(chat) {
  const subtitle = byId('subtitle');
  const action = typing.get(chat.id);
  subtitle.classList.toggle('live', Boolean(action));
  if (!store.online) subtitle.textContent = word('lostConnection');
  else if (action) subtitle.textContent = word(action.startsWith('upload') ? 'uploading' : 'typing');
  else if (botBlocked(chat)) subtitle.textContent = word('blockedByYou');
  else if (chat.type === 'private') subtitle.textContent = word('bot');
  else if (!isMember(chat, store.me)) subtitle.textContent = word('you_left');
  else subtitle.textContent = word('members', Object.values(chat.standing).filter(status => !['left', 'kicked'].includes(status)).length);
}

function drawTopics(chat) {
  const box = byId('topics');
  box.hidden = !chat.is_forum;
  if (!chat.is_forum) return;
  const tab = (id, name) => h('button', {
    type: 'button', role: 'tab', 'aria-selected': String(store.topic === id), data: {topic: id}, onclick: () => {
      store.topic = id;
      remember();
      drawTalk();
    },
  }, name);
  box.replaceChildren(tab(0, word('all')), ...chat.topics.map(topic => tab(topic.id, (topic.closed ? '🔒 ' : '# ') + topic.name)));
}

function drawPinned(chat) {
  const box = byId('pinned');
  const pinned = chat.pinned.at(-1);
  box.hidden = !pinned;
  if (pinned) box.replaceChildren(icon('pin'), h('span', {}, h('b', {}, word('pinned')), h('span', {}, messages.preview(pinned))));
}

function drawWelcome(chat) {
  const box = byId('welcome');
  const text = store.bot.description?.[me().language_code] || store.bot.description?.[''];
  box.hidden = chat.messages.size > 0;
  if (chat.type === 'private' && text) box.replaceChildren(h('b', {}, word('whatBot')), h('p', {}, text));
  else box.replaceChildren(h('p', {}, word('emptyChat')));
}

function chatMenu() {
  const chat = currentChat();
  const box = byId('menu-toggle').getBoundingClientRect();
  const run = (action, more) => () => act(action, more).catch(messages.fail);
  const asked = (question, action) => () => {
    const text = window.prompt(question);
    if (text?.trim()) action(text.trim());
  };
  const privately = [
    [word('deepLink'), asked(word('payload'), payload => act('send', {text: '/start ' + payload}).catch(messages.fail))],
    botBlocked(chat) ? [word('unblock'), run('unblock')] : [word('block'), run('block'), 'danger'],
  ];
  const bot = store.bot.id;
  const inGroup = [
    chat.is_forum ? [word('newTopic'), asked(word('topicName'), text => act('topic', {text}).catch(messages.fail))] : null,
    chat.standing[store.me] === 'creator' ? null : isAdministrator(chat, store.me)
      ? [word('noAdministrator'), run('administrator', {on: false})] : [word('administrator'), run('administrator', {on: true})],
    isMember(chat, bot) && (isAdministrator(chat, bot)
      ? [word('botMember'), run('bot-administrator', {on: false})] : [word('botAdministrator'), run('bot-administrator', {on: true})]),
    chat.type === 'group' ? [word('migrate'), async () => {
      try {
        const moved = await act('migrate');
        store.chat = moved.chat;
      } catch (problem) {
        messages.fail(problem);
      }
    }] : null,
    isMember(chat, bot) ? [word('removeBot'), run('remove-bot'), 'danger'] : [word('addBot'), run('add-bot', {text: ''})],
    isMember(chat, store.me) ? [word('leave'), run('leave'), 'danger'] : null,
  ];
  popup([...(chat.type === 'private' ? privately : inGroup), [word('theme'), switchTheme]], {x: box.right - 260, y: box.bottom + 4, height: 0});
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
}

on('message', event => {
  stopTyping(event.chat);
  messages.changed(event);
  drawListsSoon();
  if (event.chat !== currentChat()) return;
  byId('welcome').hidden = true;
  // The first message of a private chat opens it; a reply keyboard comes and goes with a message.
  if (event.message.from.id === store.me && event.chat.type === 'private' && (!event.chat.started || botBlocked(event.chat))) {
    event.chat.started = true;
    composer.draw();
  } else if (event.message.reply_markup && !event.message.reply_markup.inline_keyboard) {
    composer.draw();
  }
});

let listsWait = false;

// A burst of messages draws the lists once.
function drawListsSoon() {
  if (listsWait) return;
  listsWait = true;
  setTimeout(() => {
    listsWait = false;
    drawChats();
    drawPeople();
  }, 30);
}

on('deleted', event => {
  messages.removed(event);
  drawListsSoon();
});

on('chat', event => {
  if (!store.chats.has(store.chat)) store.chat = store.me;
  drawChats();
  const chat = currentChat();
  if (event.chat !== chat.id && store.chats.has(event.chat)) return;
  drawHeader(chat);
  drawTopics(chat);
  drawPinned(chat);
  const field = byId('field');
  if (!field || field.value === '') composer.draw();
  if (!store.chats.has(event.chat)) drawTalk();
});

on('menu', () => {
  composer.loadCommands();
  drawChats();
  const chat = currentChat();
  if (chat) {
    drawHeader(chat);
    drawWelcome(chat);
  }
});

on('draft', messages.draft);

on('typing', event => {
  typing.set(event.chat, event.action);
  const chat = store.chats.get(event.chat);
  if (chat && chat === currentChat()) drawSubtitle(chat);
  clearTimeout(typing.get('timer' + event.chat));
  typing.set('timer' + event.chat, setTimeout(() => stopTyping(chat), 5000));
});

function stopTyping(chat) {
  if (!chat || !typing.delete(chat.id)) return;
  if (chat === currentChat()) drawSubtitle(chat);
}

on('online', online => {
  const chat = currentChat();
  if (chat) drawSubtitle(chat);
  document.documentElement.classList.toggle('offline', !online);
});

on('clock', event => {
  if (event.running) return;
  messages.nameDays();
  toast(moment(store.serverTime));
});

connect();
