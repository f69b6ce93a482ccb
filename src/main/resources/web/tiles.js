// The numbers on top: each with the change against as many days before, and its days as a small line.

import { answer, cardPath } from './card.js';
import { el, svg } from './dom.js';
import { decimal, number, written } from './format.js';
import { t } from './texts.js';

/** The frame of a tile, and how to fill it. */
export function tile({ key, title, help, trend }) {
  const value = el('p', { class: 'value' }, '–');
  const change = el('p', { class: 'change' });
  const line = el('div', { class: 'spark' });
  const frame = el('article', { class: 'tile', id: `card-${key}`, 'aria-labelledby': `title-${key}` },
    el('h2', { id: `title-${key}` }, title), value, change, line,
    el('details', {}, el('summary', { 'aria-label': t('card.help', title), title: t('card.meaning') }, '?'), el('p', {}, help)));
  return { frame, fill: () => fill({ key, trend }, value, change, line) };
}

async function fill({ key, trend }, value, change, line) {
  const path = cardPath(key);
  const said = await answer(key);
  if (path !== cardPath(key)) return;
  const { kind } = said.columns[0];
  const now = only(said.rows);
  value.textContent = written(kind, now);
  change.replaceChildren(...compared(kind, now, only(said.before?.rows ?? [])));
  if (!trend) return;
  const days = await answer(trend.card);
  const place = days.columns.findIndex(({ name }) => name === trend.column);
  line.replaceChildren(...spark(days.rows.map((row) => row[place])));
}

const only = (rows) => rows[0]?.[0] ?? null;

function compared(kind, now, before) {
  const against = el('span', {}, ` ${t('tile.before')}`);
  const share = kind === 'percent';
  if (now === null || before === null || (!share && before === 0)) return [t('tile.none')];
  const difference = share ? now - before : (100 * (now - before)) / before;
  const size = t(share ? 'tile.points' : 'percent', decimal(Math.abs(difference)));
  if (Math.abs(difference) < 0.05) return [t('tile.same'), against];
  const up = difference > 0;
  return [el('b', { class: up ? 'up' : 'down' }, `${up ? '▲ +' : '▼ −'}${size}`), against];
}

/** The days as a line, 0 at the foot where that leaves it a shape; gaps where a day is not loaded. */
function spark(values) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return [];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (i) => ((i * 100) / (values.length - 1)).toFixed(1);
  const y = (value) => (26 - ((value - low) / (high - low || 1)) * 22).toFixed(1);
  const path = values
    .map((value, i) => (value === null ? '' : `${i === 0 || values[i - 1] === null ? 'M' : 'L'}${x(i)} ${y(value)}`))
    .join('');
  const title = t('tile.range', number(low), number(high));
  return [svg('svg', { viewBox: '0 0 100 28', preserveAspectRatio: 'none', role: 'img', 'aria-label': title },
    svg('path', { d: path, 'vector-effect': 'non-scaling-stroke' }))];
}
