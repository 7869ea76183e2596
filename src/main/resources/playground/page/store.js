// What the page knows, and how it hears of changes.
import {follow} from './stream.js';

export const store = {
  revision: -1, bot: {}, personas: [], chats: new Map(), me: 0, chat: 0, topic: 0,
  serverTime: 0, receivedAt: 0, ahead: 0, moving: null, answers: new Map(), online: false,
};

const listeners = new Map();

export function on(kind, listener) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(listener);
}

export const emit = (kind, detail) => (listeners.get(kind) ?? []).forEach(listener => listener(detail));

export const now = () => store.serverTime + (performance.now() - store.receivedAt);

function setTime(time, ahead) {
  store.serverTime = time;
  store.receivedAt = performance.now();
  store.ahead = ahead;
}

export async function get(path) {
  const response = await fetch('/playground/' + path, {cache: 'no-store'});
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

// Somebody does something: the current persona in the current chat, unless told otherwise.
export async function act(action, more = {}) {
  const body = {action, as: store.me, chat: store.chat, topic: store.topic, ...more};
  const response = await fetch('/playground/do', {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
  });
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Error(answer.problem ?? String(response.status));
  }
  return response.json();
}

function takeChat(chat) {
  const known = store.chats.get(chat.id);
  const messages = new Map();
  (chat.messages ?? []).forEach(message => messages.set(message.message_id, message));
  store.chats.set(chat.id, {...chat, messages: chat.messages ? messages : known?.messages ?? messages});
}

function takeWhole(whole) {
  store.revision = whole.revision;
  store.bot = whole.bot;
  store.personas = whole.personas;
  store.chats = new Map();
  store.moving = null;
  whole.chats.forEach(takeChat);
  setTime(whole.time, whole.ahead);
  emit('whole');
}

const RETRY = 1000;
let early = [];
let asked = 0;

// The whole is asked for once the changes flow, so that nothing falls between the two; what comes meanwhile waits.
async function opened() {
  const own = ++asked;
  early = [];
  let whole;
  try {
    whole = await get('state');
  } catch {
    lost();
    setTimeout(() => { if (own === asked) opened(); }, RETRY);
    return;
  }
  if (own !== asked) return;
  takeWhole(whole);
  const waiting = early;
  early = null;
  waiting.forEach(change);
  setOnline(true);
}

function changed(text) {
  const event = JSON.parse(text);
  if (early) early.push(event);
  else change(event);
}

const lost = () => setOnline(false);

function setOnline(online) {
  store.online = online;
  emit('online', online);
}

export function connect() {
  const end = follow({opened, changed, lost});
  // A page that the browser keeps for «back» would go on holding the stream.
  addEventListener('pagehide', end, {once: true});
  addEventListener('pageshow', event => { if (event.persisted) connect(); }, {once: true});
}

function change(event) {
  if (event.revision <= store.revision) return;
  store.revision = event.revision;
  const chat = store.chats.get(event.chat);
  switch (event.kind) {
    case 'message': {
      if (!event.message || !chat) return;
      const known = chat.messages.has(event.message.message_id);
      chat.messages.set(event.message.message_id, event.message);
      emit('message', {chat, message: event.message, known});
      break;
    }
    case 'deleted':
      chat?.messages.delete(event.message_id);
      emit('deleted', {chat, id: event.message_id});
      break;
    case 'chat':
      if (event.chat_info?.gone) store.chats.delete(event.chat);
      else if (event.chat_info) takeChat(event.chat_info);
      emit('chat', event);
      break;
    case 'clock':
      setTime(event.time, event.ahead);
      store.moving = event.running ? {done: event.done, distance: event.distance} : null;
      emit('clock', event);
      break;
    case 'menu':
      store.bot = event.bot;
      emit('menu');
      break;
    default:
      emit(event.kind, event);
  }
}

export async function loadOlder(chat) {
  const first = Math.min(...chat.messages.keys());
  const older = await get(`messages?chat=${chat.id}&before=${first}&limit=200`);
  chat.messages = new Map([...older.map(message => [message.message_id, message]), ...chat.messages]);
  chat.more = older.length === 200;
  return older;
}

export const currentChat = () => store.chats.get(store.chat);
export const me = () => store.personas.find(persona => persona.id === store.me);
export const isMember = (chat, user) => ['creator', 'administrator', 'member'].includes(chat.standing[user]);
export const isAdministrator = (chat, user) => ['creator', 'administrator'].includes(chat.standing[user]);
export const botBlocked = chat => chat.type === 'private' && chat.standing[store.bot.id] === 'kicked';

export function botName(language) {
  return store.bot.name?.[language] || store.bot.name?.[''] || store.bot.first_name || '';
}

export function nameOf(user) {
  if (!user) return '';
  return user.id === store.bot.id ? botName(me()?.language_code) : user.first_name;
}
