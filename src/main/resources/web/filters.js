// What the page shows, kept in its address: course, days, language, theme. Whoever gets the address sees the same.

import { today, plusDays } from './days.js';

const NAMES = ['course', 'period', 'from', 'to', 'lang', 'theme'];
const USUAL = '30';
const listeners = [];

/** The periods that can be chosen, in days; each ends with yesterday. */
export const PERIODS = ['7', '30', '90', '365'];

/** What the address says. */
export function filters() {
  const query = new URLSearchParams(location.search);
  const said = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? '']));
  return { ...said, ...days(said) };
}

function days({ period, from, to }) {
  if (isDay(from) && isDay(to) && from <= to) return { period: '', from, to };
  const chosen = PERIODS.includes(period) ? period : USUAL;
  const end = plusDays(today(), -1);
  return { period: chosen, from: plusDays(end, 1 - Number(chosen)), to: end };
}

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The address with these changed; what is as it would be anyway is left out. */
export function address(changes) {
  const said = new URLSearchParams(location.search);
  const wanted = { ...Object.fromEntries(said), ...changes };
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = wanted[name] ?? '';
    if (value && !(name === 'period' && value === USUAL)) query.set(name, value);
  }
  return query.size ? `/?${query}` : '/';
}

/** Changes what is shown and tells everybody who listens. */
export function change(changes) {
  history.pushState(null, '', address(changes));
  tell();
}

/** Calls back whenever something else is to be shown. */
export const onChange = (listener) => listeners.push(listener);

const tell = () => listeners.forEach((listener) => listener(filters()));

addEventListener('popstate', tell);
