// How fresh the numbers are: the last day that is loaded, and how the last load run ended.

import { byId, el } from './dom.js';
import { plusDays, today } from './days.js';
import { day, time } from './format.js';
import { t } from './texts.js';

const HELD = ['COMPLETE', 'DEGRADED', 'VERIFIED_EMPTY'];

/** Shows it in the head of the page. */
export function showFreshness(coverage, runs) {
  const last = coverage.findLast(({ state }) => HELD.includes(state))?.day;
  const run = runs.find(({ finishedAt }) => finishedAt);
  const fresh = last !== undefined && last >= plusDays(today(), -1);
  const level = !last || run?.status === 'FAILED' ? 'bad' : fresh ? 'good' : 'doubt';
  const facts = [
    last ? t('fresh.until', day(last)) : t('fresh.nothing'),
    run ? t('fresh.run', run.id, t(`status.${run.status}`), time(run.finishedAt)) : null,
  ];
  byId('fresh').replaceChildren(
    el('i', { class: `dot ${level}`, 'aria-hidden': 'true' }),
    el('span', {}, facts.filter(Boolean).join(' · ')));
  return last;
}
