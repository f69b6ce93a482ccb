// Numbers, days and times as the language of the page writes them. No value is a dash, never 0.

import { locale, t } from './texts.js';
import { zone } from './days.js';

const NONE = '–';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const dated = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
const LONG = dated({ day: 'numeric', month: 'long', year: 'numeric' });
const SHORT = dated({ day: 'numeric', month: 'short' });
const WITH_WEEKDAY = dated({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
const MONTH = dated({ month: 'short' });
const MONTH_AND_YEAR = dated({ month: 'short', year: '2-digit' });
const WEEKDAY = dated({ weekday: 'short' });
const TIME = new Intl.DateTimeFormat(locale, {
  timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

const or = (value, write) => (value === null || value === undefined ? NONE : write(value));
const date = (day) => new Date(`${day}T00:00:00Z`);

export const number = (value) => or(value, (v) => whole.format(v));
export const decimal = (value) => or(value, (v) => tenths.format(v));
export const percent = (value) => or(value, (v) => t('percent', tenths.format(v)));
export const day = (value) => or(value, (v) => LONG.format(date(v)));
export const shortDay = (value) => SHORT.format(date(value));
export const wholeDay = (value) => WITH_WEEKDAY.format(date(value));
export const month = (value) => MONTH.format(date(value));
export const monthAndYear = (value) => MONTH_AND_YEAR.format(date(value));
export const time = (value) => or(value, (v) => TIME.format(new Date(v)));

/** 1 is Monday: 1 May 2023 was one. */
export const weekdayName = (value) => WEEKDAY.format(Date.UTC(2023, 4, value));

/** `31 May 2023`, or `1 – 31 May 2023`. */
export const range = (from, to) => (from === to ? day(from) : LONG.formatRange(date(from), date(to)));

/** `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return NONE;
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return t('seconds', s);
  return s < 3600
    ? t('minutes', Math.floor(s / 60), s % 60)
    : t('hours', Math.floor(s / 3600), Math.floor((s % 3600) / 60));
}

const KINDS = {
  count: number,
  percent,
  decimal,
  day,
  weekday: (value) => or(value, weekdayName),
  hour: (value) => or(value, (v) => `${v}:00`),
};

/** A value of a card as its kind is written. */
export const written = (kind, value) => (KINDS[kind] ?? ((v) => or(v, String)))(value);

/** What people read instead of a value of a column of words. */
export const word = ({ words }, value) => words?.[value] ?? String(value);

/** Whether values of that kind stand to the right in a table. */
export const isNumber = (kind) => ['count', 'percent', 'decimal', 'hour'].includes(kind);
