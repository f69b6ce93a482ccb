// One card: title, what its numbers mean, the drawing or the same as a table, and the same as a file.

import { csv, get, question } from './api.js';
import { barChart } from './bar-chart.js';
import { draw, forget } from './charts.js';
import { el } from './dom.js';
import { filters } from './filters.js';
import { range } from './format.js';
import { heatChart } from './heat-chart.js';
import { lineChart } from './line-chart.js';
import { pieChart } from './pie-chart.js';
import { save } from './save.js';
import { scatterChart } from './scatter-chart.js';
import { cardTable } from './table.js';
import { language, t } from './texts.js';

const CHARTS = {
  line: lineChart, trend: lineChart, bar: barChart, pie: pieChart, heatmap: heatChart, scatter: scatterChart,
};

/** Columns of a ranking that get a bar. */
const BARS = { hardest_tasks: 'first_try' };

const asked = new Map();

/** The address of a card's answer under the filters as they are. */
export const cardPath = (key) => {
  const { from, to, course } = filters();
  return question(`/cards/${key}`, { from, to, course, lang: language });
};

/** A card's answer; whoever asks for the same again gets the same answer, until they are forgotten. */
export function answer(key) {
  const path = cardPath(key);
  if (!asked.has(path)) asked.set(path, get(path));
  return asked.get(path);
}

/** From now on the service is asked again. */
export const forgetAnswers = () => asked.clear();

/** The frame of a card, and how to fill it. */
export function card({ key, title, help, display }, width) {
  const body = el('div', { class: `body ${display}`, 'aria-busy': 'true' }, el('div', { class: 'skeleton' }));
  const chart = el('div', { class: 'chart' });
  const asTable = tool(t('card.table'), { 'aria-pressed': 'false', onclick: turn });
  const meaning = el('p', { class: 'help', id: `help-${key}`, hidden: true }, help);
  const tools = el('div', { class: 'tools' },
    tool('?', {
      'aria-expanded': 'false', 'aria-controls': meaning.id, 'aria-label': t('card.help', title), title: t('card.meaning'),
      onclick: ({ currentTarget }) => {
        meaning.hidden = !meaning.hidden;
        currentTarget.setAttribute('aria-expanded', String(!meaning.hidden));
      },
    }),
    CHARTS[display] ? asTable : null,
    el('a', { class: 'tool', href: '#', download: `${key}.csv`, 'aria-label': t('card.csv', title), onclick: download }, 'CSV'));
  let shown;

  function turn() {
    asTable.setAttribute('aria-pressed', String(asTable.getAttribute('aria-pressed') !== 'true'));
    show(shown);
  }

  async function download(click) {
    click.preventDefault();
    const { from, to } = filters();
    await save(csv(cardPath(key)), `${key}_${from}_${to}.csv`);
  }

  function show(said) {
    shown = said;
    forget(chart);
    body.setAttribute('aria-busy', 'false');
    if (!said) return;
    if (said.rows.length === 0) return body.replaceChildren(el('p', { class: 'nothing' }, t('card.nothing')));
    const plain = !CHARTS[display] || asTable.getAttribute('aria-pressed') === 'true';
    body.replaceChildren(plain ? cardTable(said, BARS[key]) : chart);
    if (said.truncated) body.append(el('p', { class: 'note' }, t('card.truncated')));
    const period = filters();
    const label = t('card.label', said.title, range(period.from, period.to));
    if (!plain) draw(chart, () => CHARTS[display](said, period), label);
  }

  const frame = el('article', { class: `card ${width}`, id: `card-${key}`, 'aria-labelledby': `title-${key}` },
    el('header', {}, el('h3', { id: `title-${key}` }, title), tools), meaning, body);
  return { frame, fill: async () => fill(key, body, show) };
}

async function fill(key, body, show) {
  body.setAttribute('aria-busy', 'true');
  try {
    show(await answer(key));
  } catch (error) {
    show(null);
    body.replaceChildren(el('p', { class: 'nothing' }, error.message || t(`trouble.${error.kind ?? 'failed'}`)));
    throw error;
  }
}

const tool = (name, attributes) => el('button', { type: 'button', class: 'tool', ...attributes }, name);
