// The newest load runs: when, why, which days, how each ended, its receipt.

import { el } from './dom.js';
import { duration, number, range, time } from './format.js';
import { table } from './table.js';
import { t } from './texts.js';

const COLOURS = { SUCCEEDED: 'good', WARNING: 'doubt', FAILED: 'bad', CANCELLED: 'idle', RUNNING: 'busy', QUEUED: 'idle' };
const MARKS = { SUCCEEDED: '✓', WARNING: '!', FAILED: '✕', CANCELLED: '–', RUNNING: '…', QUEUED: '…' };

/** A status, told by word, mark and colour. */
export const status = (name) =>
  el('span', { class: `chip ${COLOURS[name]}` }, el('i', { 'aria-hidden': 'true' }, MARKS[name]), t(`status.${name}`));

/** The load runs as a table. */
export function runsTable(runs) {
  if (runs.length === 0) return el('p', { class: 'nothing' }, t('runs.none'));
  const left = ['number', 'started', 'days', 'trigger', 'status'].map((name) => ({ name: t(`runs.${name}`) }));
  const right = ['received', 'inserted', 'changed', 'quarantined', 'took'].map((name) => ({ name: t(`runs.${name}`), right: true }));
  return table(t('runs.title'), [...left, ...right, { name: t('runs.said') }], runs.map(row));
}

const row = (run) => [
  String(run.id),
  time(run.startedAt ?? run.requestedAt),
  range(run.from, run.to),
  t(`trigger.${run.trigger}`),
  status(run.status),
  number(run.received),
  number(run.inserted),
  number(run.changed),
  number(run.quarantined),
  duration(took(run)),
  run.error ? el('span', { class: 'said', title: run.error.message }, t('runs.error', run.error.stage, run.error.message)) : '',
];

const took = ({ startedAt, finishedAt }) =>
  startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null;
