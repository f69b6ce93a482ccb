// Puts the page together, and asks for everything again when the filters change or something has been loaded.

import { get, mayChange } from './api.js';
import { answer, card, forgetAnswers } from './card.js';
import { calendar, calendarDays } from './coverage.js';
import { byId, el } from './dom.js';
import { address, filters, onChange } from './filters.js';
import { day } from './format.js';
import { showFreshness } from './fresh.js';
import { showCourses, showFilters } from './header.js';
import { watch } from './live.js';
import { spoken, trouble } from './notice.js';
import { showProgress } from './progress.js';
import { quarantineTable } from './quarantine.js';
import { runsTable } from './runs.js';
import { language, t } from './texts.js';
import { tile } from './tiles.js';

/** How much of the row a card takes. */
const WIDTHS = {
  learners_by_day: 'two-thirds', success_share: 'third', attempts_by_day: 'two-thirds', attempt_types: 'third',
  weekday_hours: 'two-thirds', learners_and_attempts: 'third',
};
const SECTIONS = { activity: ['activity'], study: ['tasks', 'learners'] };
const parts = [];
let runs = [];
let coverage = [];
let look;
let retry;

/** Whether the service could not answer when it was asked last: once it can, all is asked anew. */
let silent = false;

async function build() {
  document.title = t('title');
  byId('skip').textContent = t('skip');
  showFilters();
  byId('data').replaceChildren(el('h2', {}, t('section.data')), ...['coverage', 'runs', 'quarantine'].map(panel));
  byId('foot').replaceChildren(...foot());
  look = watch(showRuns, refresh, fail);
  for (;;) {
    try {
      return layOut(await get(`/cards?lang=${language}`));
    } catch (error) {
      fail(error);
      await new Promise((again) => setTimeout(again, 2000));
    }
  }
}

function layOut(cards) {
  for (const one of cards.filter(({ section }) => section === 'tiles')) add(byId('tiles'), tile(one));
  for (const [place, sections] of Object.entries(SECTIONS)) {
    byId(place).replaceChildren(el('h2', {}, t(`section.${place}`)));
    for (const one of cards.filter(({ section }) => sections.includes(section))) {
      add(byId(place), card(one, WIDTHS[one.key] ?? 'half'));
    }
  }
  refresh();
}

function add(place, part) {
  place.append(part.frame);
  parts.push(part);
}

/** A part of the page that is no card. */
const panel = (name) =>
  el('article', { class: 'card whole', 'aria-labelledby': `title-${name}` },
    el('header', {}, el('h3', { id: `title-${name}` }, t(`${name}.title`))),
    el('p', { class: 'help' }, t(`${name}.help`)),
    el('div', { id: name }, el('div', { class: 'skeleton' })));

async function refresh() {
  forgetAnswers();
  const asked = [...parts.map(({ fill }) => fill()), courses(), showCoverage(), showQuarantine()];
  const failed = (await Promise.allSettled(asked)).find(({ status }) => status === 'rejected');
  if (failed) fail(failed.reason);
  else trouble('asking', null);
}

async function courses() {
  const { columns, rows } = await answer('courses');
  const key = columns.findIndex(({ kind }) => kind === 'course');
  showCourses(rows.map((row) => row[key]));
}

async function showCoverage() {
  const shown = calendarDays(filters().to);
  const days = await get(`/coverage?from=${shown.from}&to=${shown.to}`);
  const first = days.findIndex(({ state }) => state !== 'MISSING');
  coverage = days.map((one, index) => ({
    ...one, index, state: one.state === 'MISSING' && (first < 0 || index < first) ? 'EARLIER' : one.state,
  }));
  byId('coverage').replaceChildren(...calendar(coverage, () => look()));
  welcome();
}

async function showQuarantine() {
  byId('quarantine').replaceChildren(...quarantineTable(await get('/quarantine'), () => look()));
}

function showRuns(newest) {
  runs = newest;
  if (silent) refresh();
  silent = false;
  showProgress(runs, () => look());
  byId('runs').replaceChildren(runsTable(runs));
  welcome();
  const last = runs.find(({ finishedAt }) => finishedAt);
  const broken = last?.status === 'FAILED';
  trouble('loading', broken ? 'load' : null, broken ? t('trouble.load.said', last.id, last.error?.message ?? '') : '');
}

/** Where nothing is loaded, or nothing in the days that are shown, what to do about it. */
function welcome() {
  if (!coverage.length) return;
  const last = showFreshness(coverage, runs);
  const { from, to } = filters();
  const empty = !coverage.some((one) => one.attempts > 0 && one.day >= from && one.day <= to) && from >= coverage[0].day;
  const place = byId('welcome');
  place.hidden = !empty;
  if (!last) place.replaceChildren(el('strong', {}, t('welcome.none')), el('span', {}, t(mayChange ? 'welcome.do' : 'welcome.command')));
  else if (empty) {
    place.replaceChildren(el('strong', {}, t('welcome.other')), el('span', {}, t('welcome.until', day(last))),
      el('a', { class: 'button', href: address({ period: '', from: `${last.slice(0, 8)}01`, to: last }) }, t('welcome.show')));
  }
}

function fail(error) {
  if (error.name === 'AbortError' || error.kind === 'busy') return;
  if (!error.kind) throw error;
  trouble('asking', error.kind, spoken(error));
  silent = ['starting', 'silent', 'away'].includes(error.kind);
  clearTimeout(retry);
  if (silent) retry = setTimeout(() => look(), 5000);
}

const foot = () => [
  mayChange ? null : el('p', { class: 'why' }, t('noToken')),
  el('p', {}, el('a', { href: '/openapi.json' }, t('foot.api')), ' · ', el('a', { href: '/observe/health' }, t('foot.health')),
    ' · ', el('a', { href: '/observe/metrics' }, t('foot.metrics'))),
].filter(Boolean);

onChange(refresh);
build();
