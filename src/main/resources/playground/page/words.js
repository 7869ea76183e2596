// The page's own words. What the bot says is the bot's.
const WORDS = {
  ru: {
    people: 'Кто вы сейчас', chats: 'Чаты', you: 'Вы', bot: 'бот', members: n => plural(n, 'участник', 'участника', 'участников'),
    typing: 'печатает…', uploading: 'отправляет файл…', message: 'Сообщение', send: 'Отправить', back: 'К списку чатов',
    menu: 'Меню чата', tools: 'Инструменты разработчика', attach: 'Прикрепить', commands: 'Команды бота',
    whatBot: 'Что умеет этот бот?', start: 'НАЧАТЬ', restart: 'ПЕРЕЗАПУСТИТЬ', join: 'ВСТУПИТЬ В ГРУППУ', noBot: 'Бота нет в этой группе.',
    reply: 'Ответить', edit: 'Изменить', copy: 'Копировать', copied: 'Скопировано', remove: 'Удалить', retract: 'Отозвать голос',
    edited: 'изменено', silent: 'без звука', pinned: 'Закреплённое сообщение', today: 'Сегодня', down: 'К последним сообщениям',
    photo: 'Фото', file: 'Файл', voice: 'Голосовое сообщение', sticker: 'Стикер', poll: 'Опрос', quiz: 'Викторина',
    anonymousPoll: 'Анонимный опрос', anonymousQuiz: 'Анонимная викторина', final: 'Итоги', vote: 'Голосовать', closed: 'Опрос закрыт',
    votes: n => n === 0 ? 'Голосов пока нет' : plural(n, 'голос', 'голоса', 'голосов'), explanation: 'Пояснение',
    later: 'Итоги — когда опрос закроется', until: t => `до ${t}`,
    block: 'Заблокировать бота', unblock: 'Разблокировать бота', leave: 'Покинуть группу', administrator: 'Стать администратором',
    noAdministrator: 'Перестать быть администратором', botAdministrator: 'Сделать бота администратором', botMember: 'Забрать у бота права',
    addBot: 'Добавить бота в группу', removeBot: 'Удалить бота из группы', migrate: 'Превратить в супергруппу', newTopic: 'Новая тема…',
    topicName: 'Название темы', deepLink: 'Открыть по ссылке ?start=…', payload: 'Параметр ссылки', theme: 'Светлая или тёмная тема',
    all: 'Все', general: 'Общее', clock: 'Часы', moving: 'Часы идут вперёд', clockHint: 'Бот живёт по этим часам, назад они не ходят. Пояс — того, кем вы сейчас.', hour: '+1 час', day: '+1 день',
    week: '+7 дней', tomorrow: 'Завтра 09:00', trouble: 'Неприятности', log: 'Вызовы Bot API', clear: 'Убрать', empty: 'Пока пусто',
    parameters: 'Параметры', answer: 'Ответ', lost: 'ответ потерян', lostConnection: 'Связь с ботом потеряна, жду…', ahead: 'вперёд на',
    t429: '429 на 5 с', tflood: 'Поток: 429 ко всем 30 с', t500: '500', thtml: 'HTML вместо JSON', tanswer: 'Потерять ответ', trequest: 'Потерять запрос',
    tslow: 'Медленная сеть, 3 с', tpoll: 'Оборвать опрос', tother: 'Второй экземпляр (409)', trepeat: 'Повторить обновление',
    planned: 'Случится при следующем вызове', show: 'показать', hide: 'свернуть', noAnswer: 'Бот не отвечает',
    emptyChat: 'Здесь пока ничего нет', older: 'Показать более ранние', notStarted: 'нажмите «Начать»', deepLinkDone: 'Открыто по ссылке',
    blockedByYou: 'вы заблокировали бота', you_left: 'вы не в группе', playground: 'Местный Telegram: всё, что здесь, остаётся на этой машине.',
    groupCreated: n => `${n} создаёт группу`, joined: (by, who) => by === who ? `${who} вступает в группу` : `${by} добавляет: ${who}`,
    left: (by, who) => by === who ? `${who} покидает группу` : `${by} удаляет: ${who}`, pinnedBy: n => `${n} закрепляет сообщение`,
    topicCreated: (n, t) => `${n} создаёт тему «${t}»`, topicClosed: 'Тема закрыта', topicReopened: 'Тема снова открыта', upgraded: 'Группа стала супергруппой',
    copyCode: 'копировать', forwarded: n => `Переслано от ${n}`, reactions: 'Реакции', tooLarge: 'Файл больше 10 МБ',
  },
  en: {
    people: 'Who you are now', chats: 'Chats', you: 'You', bot: 'bot', members: n => n === 1 ? '1 member' : `${n} members`,
    typing: 'typing…', uploading: 'sending a file…', message: 'Message', send: 'Send', back: 'Back to chats',
    menu: 'Chat menu', tools: 'Developer tools', attach: 'Attach', commands: 'Bot commands',
    whatBot: 'What can this bot do?', start: 'START', restart: 'RESTART', join: 'JOIN GROUP', noBot: 'The bot is not in this group.',
    reply: 'Reply', edit: 'Edit', copy: 'Copy', copied: 'Copied', remove: 'Delete', retract: 'Retract vote',
    edited: 'edited', silent: 'silent', pinned: 'Pinned message', today: 'Today', down: 'To the latest messages',
    photo: 'Photo', file: 'File', voice: 'Voice message', sticker: 'Sticker', poll: 'Poll', quiz: 'Quiz',
    anonymousPoll: 'Anonymous poll', anonymousQuiz: 'Anonymous quiz', final: 'Final results', vote: 'Vote', closed: 'The poll is closed',
    votes: n => n === 0 ? 'No votes yet' : n === 1 ? '1 vote' : `${n} votes`, explanation: 'Explanation',
    later: 'Results when the poll closes', until: t => `until ${t}`,
    block: 'Block the bot', unblock: 'Unblock the bot', leave: 'Leave the group', administrator: 'Become an administrator',
    noAdministrator: 'Stop being an administrator', botAdministrator: 'Make the bot an administrator', botMember: "Take the bot's rights away",
    addBot: 'Add the bot to the group', removeBot: 'Remove the bot from the group', migrate: 'Turn into a supergroup', newTopic: 'New topic…',
    topicName: 'Name of the topic', deepLink: 'Open by a ?start=… link', payload: 'Parameter of the link', theme: 'Light or dark theme',
    all: 'All', general: 'General', clock: 'Clock', moving: 'The clock is moving', clockHint: 'The bot lives by this clock, which never goes back. The zone is that of whom you are now.', hour: '+1 hour', day: '+1 day',
    week: '+7 days', tomorrow: 'Tomorrow 09:00', trouble: 'Trouble', log: 'Bot API calls', clear: 'Clear', empty: 'Nothing yet',
    parameters: 'Parameters', answer: 'Answer', lost: 'answer lost', lostConnection: 'Lost the bot, waiting…', ahead: 'ahead by',
    t429: '429 for 5 s', tflood: 'Flood: 429 to all, 30 s', t500: '500', thtml: 'HTML for JSON', tanswer: 'Lose an answer', trequest: 'Lose a request',
    tslow: 'Slow network, 3 s', tpoll: 'Cut the poll', tother: 'Second instance (409)', trepeat: 'Repeat an update',
    planned: 'Happens at the next call', show: 'show', hide: 'fold', noAnswer: 'The bot does not answer',
    emptyChat: 'Nothing here yet', older: 'Show earlier ones', notStarted: 'press START', deepLinkDone: 'Opened by a link',
    blockedByYou: 'you blocked the bot', you_left: 'you are not in the group', playground: 'A local Telegram: everything here stays on this machine.',
    groupCreated: n => `${n} created the group`, joined: (by, who) => by === who ? `${who} joined the group` : `${by} added ${who}`,
    left: (by, who) => by === who ? `${who} left the group` : `${by} removed ${who}`, pinnedBy: n => `${n} pinned a message`,
    topicCreated: (n, t) => `${n} created the topic “${t}”`, topicClosed: 'Topic closed', topicReopened: 'Topic reopened', upgraded: 'The group became a supergroup',
    copyCode: 'copy', forwarded: n => `Forwarded from ${n}`, reactions: 'Reactions', tooLarge: 'The file is larger than 10 MB',
  },
};

function plural(n, one, few, many) {
  const rule = new Intl.PluralRules('ru').select(n);
  return `${n} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

let language = 'ru';

// The persona's language when the page speaks it, else the browser's.
export function speak(code) {
  const wanted = [code, ...navigator.languages].map(one => (one ?? '').slice(0, 2));
  language = wanted.find(one => WORDS[one]) ?? 'en';
  document.documentElement.lang = language;
}

export const lang = () => language;
export const word = (key, ...values) => {
  const found = WORDS[language][key];
  return typeof found === 'function' ? found(...values) : found;
};
