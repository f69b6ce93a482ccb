// Records that could not be accepted, by reason; and the way to have them judged again.

import { mayChange, post } from './api.js';
import { el } from './dom.js';
import { confirm } from './dialog.js';
import { number } from './format.js';
import { say, spoken } from './notice.js';
import { table } from './table.js';
import { t } from './texts.js';

/** The reasons as a table, each with one record as an example, its ids masked. */
export function quarantineTable(reasons, changed) {
  if (reasons.length === 0) return [el('p', { class: 'nothing' }, t('quarantine.none'))];
  const columns = [{ name: t('quarantine.reason') }, { name: t('quarantine.count'), right: true }, { name: t('quarantine.sample') }];
  const rows = reasons.map(({ reason, count, sample }) => [el('span', { class: 'words' }, reason), number(count), example(sample)]);
  return [table(t('quarantine.title'), columns, rows), mayChange ? replay(changed) : null].filter(Boolean);
}

const example = (sample) =>
  el('details', {}, el('summary', {}, t('quarantine.show')),
    el('dl', {}, Object.entries(sample).map(([field, value]) => [el('dt', {}, field), el('dd', {}, String(value))])));

const replay = (changed) =>
  el('p', { class: 'actions' }, el('button', { type: 'button', onclick: () => ask(changed) }, t('quarantine.replay')));

async function ask(changed) {
  if (!(await confirm(t('quarantine.replay'), t('quarantine.replay.ask'), t('quarantine.replay')))) return;
  try {
    const answer = await post('/quarantine/replay');
    say(answer.id ? t('queued', answer.id) : t('quarantine.nothing'));
    changed();
  } catch (error) {
    say(spoken(error));
  }
}
