// Tables that scroll by themselves when there is no room, also by keyboard.

import { el } from './dom.js';
import { isNumber, word, written } from './format.js';

/** Words that ask for somebody. */
const CHIPS = { stuck: 'bad', at_risk: 'doubt' };

/** More characters of an id would push the numbers beside it out of sight; so many are shown. */
const LONG = 16;
const SHOWN = 10;

/**
 * A table in a box that scrolls.
 * @param columns what stands above, and whether the values stand to the right
 * @param rows elements or texts
 */
export function table(title, columns, rows) {
  const side = (right) => (right ? 'right' : null);
  const body = rows.map((row) =>
    el('tr', {}, row.map((value, i) => el('td', { class: side(columns[i].right) }, value))));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title },
    el('table', {},
      el('thead', {}, el('tr', {}, columns.map(({ name, right }) => el('th', { scope: 'col', class: side(right) }, name)))),
      el('tbody', {}, body)));
}

/** What a card says, as a table; percentages of a ranking get a bar. */
export function cardTable({ title, columns, rows }, barOf) {
  const heads = columns.map(({ title: name, kind }) => ({ name, right: isNumber(kind) }));
  return table(title, heads, rows.map((row) => columns.map((column, i) => cell(column, row[i], barOf))));
}

function cell(column, value, barOf) {
  const { name, kind } = column;
  const text = written(kind, value);
  if (kind === 'word') return el('span', { class: `chip ${CHIPS[value] ?? ''}` }, word(column, value));
  if (kind === 'task' || kind === 'learner') return el('code', { title: text }, shortened(text));
  if (kind === 'course') return el('span', { class: 'course' }, courseName(text));
  if (kind === 'text') return el('span', { class: 'words' }, text);
  return name === barOf && value !== null ? [meter(value), text] : text;
}

const meter = (value) => el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i', { style: `width:${value}%` }));

/** Long ids have much in common: the beginning of their last part tells them apart, `2ea6acfef3…` of `i4x-Uni-ALG-1-lti-2ea6acfef3a9561a`. */
function shortened(id) {
  if (id.length <= LONG) return id;
  const last = id.split(/[-+@:/]/).at(-1);
  return last.length > SHOWN ? `${last.slice(0, SHOWN)}…` : `…${last}`;
}

/** What a person calls a course: `course-v1:Uni+PY-1.0+2023` is `PY-1.0 · 2023`. */
export function courseName(key) {
  const parts = /^(?:course-v1:)?[^+/]+[+/]([^+/]+)[+/]([^+/]+)$/.exec(key);
  return parts ? `${parts[1]} · ${parts[2]}` : key;
}
