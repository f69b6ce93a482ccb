// Which days are loaded: a year as a calendar, a square a day, told by mark and colour. Arrow keys go from day to day.

import { mayChange, post } from './api.js';
import { el } from './dom.js';
import { plusDays, today, weekday } from './days.js';
import { confirm } from './dialog.js';
import { day, month, number, wholeDay, weekdayName } from './format.js';
import { say, spoken } from './notice.js';
import { counted, t } from './texts.js';

const MARKS = { MISSING: '', FAILED: '✕', DEGRADED: '!', RUNNING: '…', COMPLETE: '', VERIFIED_EMPTY: '0', NOT_DUE: '', EARLIER: '' };
const TO_LOOK_AT = ['MISSING', 'FAILED', 'DEGRADED'];
const TO_LOAD = [...TO_LOOK_AT, 'EARLIER'];
const STEPS = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7, Home: -1e4, End: 1e4 };

/** Weeks the calendar shows. */
export const WEEKS = 53;

/** The calendar, what the marks mean, and the days that need somebody. */
export function calendar(coverage, changed) {
  const cells = coverage.map((one) => cell(one, changed));
  cells.at(-1).tabIndex = 0;
  const grid = el('div', { class: 'calendar', role: 'group', 'aria-label': t('coverage.title'), onkeydown: (e) => move(e, cells) },
    months(coverage), [1, 3, 5].map((n) => el('span', { class: 'weekday', style: `grid-row:${n + 1}` }, weekdayName(n))), cells);
  const scroll = el('div', { class: 'scroll' }, grid);
  requestAnimationFrame(() => { scroll.scrollLeft = scroll.scrollWidth; });
  return [scroll, legend(coverage), trouble(coverage, changed)].filter(Boolean);
}

function cell(one, changed) {
  const label = t('coverage.day', wholeDay(one.day), t(`state.${one.state}`), counted('attempts', one.attempts));
  return el('button', {
    type: 'button', class: `day ${one.state}`, tabindex: '-1', title: label, 'aria-label': label,
    style: `grid-row:${weekday(one.day) + 1};grid-column:${column(one.index)}`, onclick: () => open(one, changed),
  }, MARKS[one.state]);
}

const column = (index) => Math.floor(index / 7) + 2;

/** A month's name above the week it begins in. */
const months = (coverage) =>
  coverage
    .filter(({ day: d, index }) => d.endsWith('-01') && index < (WEEKS - 2) * 7)
    .map(({ day: d, index }) => el('span', { class: 'month', style: `grid-column:${column(index)} / span 4` }, month(d)));

function move(event, cells) {
  const step = STEPS[event.key];
  const at = cells.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = cells[Math.min(cells.length - 1, Math.max(0, at + step))];
  cells.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
  next.focus();
}

function legend(coverage) {
  const states = Object.keys(MARKS).map((state) => [state, coverage.filter((one) => one.state === state).length]);
  return el('ul', { class: 'legend' }, states.filter(([, count]) => count).map(([state, count]) =>
    el('li', {}, el('i', { class: `day ${state}`, 'aria-hidden': 'true' }, MARKS[state]), ` ${t(`state.${state}`)}: ${number(count)}`)));
}

/** The newest days that need a look, as a list: the same as in the calendar, for whoever does not use it. */
function trouble(coverage, changed) {
  const days = coverage.filter(({ state }) => TO_LOOK_AT.includes(state)).reverse();
  if (days.length === 0) return null;
  const shown = days.slice(0, 6).map((one) =>
    el('button', { type: 'button', class: 'small', onclick: () => open(one, changed) }, `${day(one.day)} · ${t(`state.${one.state}`)}`));
  const rest = days.length - shown.length;
  return el('p', { class: 'days' }, el('span', {}, t('coverage.look')), shown, rest > 0 ? el('span', {}, counted('coverage.rest', rest)) : null);
}

/** What is known of a day, and the offer to load it where that would help. */
async function open(one, changed) {
  const facts = [
    t('coverage.facts', t(`state.${one.state}`), counted('attempts', one.attempts), number(one.quarantined)),
    one.loadRunId ? t('coverage.by', one.loadRunId) : t('coverage.never'),
    t(`coverage.means.${one.state}`),
  ];
  const load = TO_LOAD.includes(one.state) || (one.state === 'NOT_DUE' && one.day < today());
  if (load && !mayChange) facts.push(t('noToken'));
  const yes = await confirm(wholeDay(one.day), facts, load && mayChange ? t('coverage.load') : null);
  if (!yes) return;
  try {
    say(t('queued', (await post('/runs', { from: one.day, to: one.day })).id));
    changed();
  } catch (error) {
    say(spoken(error));
  }
}

/** The days of the calendar that ends with the week of that day. */
export function calendarDays(last) {
  const sunday = plusDays(last, 7 - weekday(last));
  return { from: plusDays(sunday, 1 - WEEKS * 7), to: sunday < today() ? sunday : today() };
}
