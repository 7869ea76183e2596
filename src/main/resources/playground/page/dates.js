// Dates and times as the current person's device shows them: in that person's zone, by the playground's clock.
import {me, now} from './store.js';
import {lang, word} from './words.js';

const formats = new Map();

// Making a format costs a hundred times what using it does.
// Days before months and 24 hours, as the bot writes them in English too.
const locale = () => lang() === 'en' ? 'en-GB' : lang();

function format(options, language = locale()) {
  const key = JSON.stringify([language, zone(), options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, {timeZone: zone(), ...options}));
  return formats.get(key);
}

export const zone = () => me()?.zone ?? 'UTC';

const TIME = {hour: '2-digit', minute: '2-digit'};
const DAY = {day: 'numeric', month: 'long'};

export const time = seconds => format(TIME).format(seconds * 1000);

export const second = millis => format({...TIME, second: '2-digit'}).format(millis);

export const moment = millis => format({weekday: 'long', ...DAY, ...TIME}).format(millis);

export const clock = millis => format({weekday: 'short', ...DAY, ...TIME, second: '2-digit', timeZoneName: 'short'}).format(millis);

// Equal for two moments of one day, and sorted like the days.
export const day = seconds => format({}, 'en-CA').format(seconds * 1000);

export function dayText(seconds) {
  const today = day(now() / 1000);
  if (day(seconds) === today) return word('today');
  return format(day(seconds).slice(0, 4) === today.slice(0, 4) ? DAY : {...DAY, year: 'numeric'}).format(seconds * 1000);
}

// The time alone on the same day, else with its date.
export const when = seconds => day(seconds) === day(now() / 1000) ? time(seconds) : format({...DAY, ...TIME}).format(seconds * 1000);
