// The load run that is on its way: how far it is, how long it will take, and a way to stop it.

import { cancel, mayChange } from './api.js';
import { byId, el } from './dom.js';
import { confirm } from './dialog.js';
import { duration, number, range } from './format.js';
import { isActive } from './live.js';
import { say, spoken } from './notice.js';
import { counted, t } from './texts.js';

const place = byId('progress');

/** Shows the load run that runs, else the one that waits longest; nothing if there is none. */
export function showProgress(runs, changed) {
  const active = runs.filter(isActive);
  const run = active.find(({ status }) => status === 'RUNNING') ?? active.at(-1);
  place.hidden = !run;
  if (!run) return place.replaceChildren();
  if (place.dataset.run !== String(run.id) || !place.firstChild) build(run, changed);
  const { title, facts, bar } = place.parts;
  title.textContent = t(`progress.${run.status}`, run.id, range(run.from, run.to));
  facts.textContent = said(run, active.length - 1).join(' · ');
  bar.max = Math.max(1, run.days);
  bar.value = run.daysDone;
  bar.textContent = t('progress.days', number(run.daysDone), number(run.days));
}

function build(run, changed) {
  const title = el('strong');
  const facts = el('span');
  const bar = el('progress', { 'aria-label': t('progress.bar') });
  const stop = mayChange ? el('button', { type: 'button', onclick: () => ask(run, changed) }, t('progress.stop')) : null;
  place.dataset.run = run.id;
  place.parts = { title, facts, bar };
  place.replaceChildren(...[el('div', {}, title, facts), bar, stop].filter(Boolean));
}

function said(run, waiting) {
  return [
    t('progress.days', number(run.daysDone), number(run.days)),
    counted('records', run.received),
    run.quarantined ? t('progress.quarantined', number(run.quarantined)) : null,
    run.recordsPerSecond ? t('progress.speed', number(run.recordsPerSecond)) : null,
    run.etaSeconds === null ? null : t('progress.eta', duration(run.etaSeconds)),
    run.stage ? t('progress.stage', t(`stage.${run.stage}`)) : null,
    waiting > 0 ? counted('progress.waiting', waiting) : null,
  ].filter(Boolean);
}

async function ask(run, changed) {
  const title = t('progress.stop.title', run.id);
  if (!(await confirm(title, t('progress.stop.ask'), t('progress.stop')))) return;
  try {
    await cancel(run.id);
    say(t('progress.stopping', run.id));
  } catch (error) {
    say(spoken(error));
  }
  changed();
}
