// One card: title, what its numbers mean, the drawing or the same as a table, and the same as a file.

import { csv, get, question } from './api.js';
import { barChart } from './bar-chart.js';
import { draw, forget } from './charts.js';
import { el } from './dom.js';
import { filters } from './filters.js';
import { range } from './format.js';
import { heatChart } from './heat-chart.js';
import { lineChart } from './line-chart.js';
import { spoken } from './notice.js';
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

/** How often the answers have been forgotten. */
let times = 0;

/** The address of a card's answer under the filters as they are. */
export const cardPath = (key) => {
  const { from, to, course } = filters();
  return question(`/cards/${key}`, { from, to, course, lang: language });
};

/** A card's answer; whoever asks for the same again gets the same answer, until they are forgotten. */
export function answer(key) {
  const path = cardPath(key);
  if (!asked.has(path)) asked.set(path, inTurn(path));
  return asked.get(path);
}

/** Asks again as long as others have every turn; not if all is asked anew meanwhile: then it ends as `busy`. */
async function inTurn(path) {
  const since = times;
  for (;;) {
    try {
      return await get(path);
    } catch (error) {
      if (error.kind !== 'busy' || since !== times) throw error;
      await new Promise((again) => setTimeout(again, error.wait));
    }
  }
}

/** From now on the service is asked again. */
export function forgetAnswers() {
  asked.clear();
  times++;
}

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
  let shownPath;

  function turn() {
    asTable.setAttribute('aria-pressed', String(asTable.getAttribute('aria-pressed') !== 'true'));
    if (shown) show(shown);
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
    if (said.rows.length === 0) return body.replaceChildren(el('p', { class: 'nothing' }, t('card.nothing')));
    const plain = !CHARTS[display] || asTable.getAttribute('aria-pressed') === 'true';
    body.replaceChildren(plain ? cardTable(said, BARS[key]) : chart);
    if (said.truncated) body.append(el('p', { class: 'note' }, t('card.truncated')));
    const label = t('card.label', said.title, range(said.from, said.to));
    if (!plain) draw(chart, (room) => CHARTS[display](said, said, room), label);
  }

  const frame = el('article', { class: `card ${width}`, id: `card-${key}`, 'aria-labelledby': `title-${key}` },
    el('header', {}, el('h3', { id: `title-${key}` }, title), tools), meaning, body);

  /** What the service cannot tell now stays as it was, unless something else is asked for; where one card fails, it says why. */
  async function fill() {
    const path = cardPath(key);
    body.setAttribute('aria-busy', 'true');
    try {
      const said = await answer(key);
      if (path !== cardPath(key)) return;
      shownPath = path;
      show(said);
    } catch (error) {
      if (error.kind === 'busy') return;
      body.setAttribute('aria-busy', 'false');
      const one = error.kind === 'failed';
      if (one || path !== shownPath) body.replaceChildren(el('p', { class: 'nothing' }, spoken(error)));
      if (!one) throw error;
    }
  }

  return { frame, fill };
}

const tool = (name, attributes) => el('button', { type: 'button', class: 'tool', ...attributes }, name);
