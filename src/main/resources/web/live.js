// What happens while the page is open: the service tells it as events; where those do not come through, it is asked.

import { events, get } from './api.js';

const OFTEN = 3_000;
const SELDOM = 60_000;

/** Load runs that are shown. */
const NEWEST = 12;

/**
 * Watches the load runs.
 * @param runsChanged called with the newest load runs whenever one is different
 * @param dataChanged called when other numbers may be there
 * @param failed called with why nothing is known
 * @return asks at once
 */
export function watch(runsChanged, dataChanged, failed) {
  let runs = [];
  let timer;
  const source = events();

  function know(newest) {
    const before = runs;
    runs = newest.sort((a, b) => b.id - a.id).slice(0, NEWEST);
    runsChanged(runs);
    const ended = runs.filter((run) => !isActive(run) && before.some((old) => old.id === run.id && isActive(old)));
    if (ended.length) dataChanged();
  }

  async function look() {
    clearTimeout(timer);
    try {
      know(await get(`/runs?limit=${NEWEST}`));
    } catch (error) {
      failed(error);
    }
    clearTimeout(timer);
    const told = source.readyState === EventSource.OPEN;
    timer = setTimeout(look, told || document.hidden ? SELDOM : OFTEN);
  }

  source.addEventListener('run', ({ data }) => {
    const run = JSON.parse(data);
    know([run, ...runs.filter(({ id }) => id !== run.id)]);
  });
  source.addEventListener('coverage', dataChanged);
  source.addEventListener('reset', look);
  source.addEventListener('open', look);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  addEventListener('pagehide', () => source.close());
  look();
  return look;
}

/** Whether a load run has not ended. */
export const isActive = ({ status }) => status === 'RUNNING' || status === 'QUEUED';
