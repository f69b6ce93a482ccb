// What the page itself has to say: what is wrong now, above everything, and short remarks, at the foot.

import { byId, el } from './dom.js';
import { has, t } from './texts.js';

const troubles = { asking: null, loading: null };
let told = '';

/** What an error of asking comes to, in the language of the page: REST itself answers in English. */
export function spoken({ kind, problem = {} }) {
  if (kind && kind !== 'failed') return t(`trouble.${kind}`);
  return has(`answer.${problem.status}`) ? t(`answer.${problem.status}`) : t('answer.other');
}

/** Asking went wrong, or the last load run did, for as long as it is so; null when it is over. A screen reader says it once. */
export function trouble(where, kind, detail = '') {
  troubles[where] = kind && { kind, detail };
  const worst = troubles.asking ?? troubles.loading;
  if (told === JSON.stringify(worst)) return;
  told = JSON.stringify(worst);
  byId('trouble').replaceChildren(...(worst
    ? [el('strong', {}, t(`trouble.${worst.kind}`)), el('span', {}, t(`trouble.${worst.kind}.do`, worst.detail))]
    : []));
}

let timer;

/** A remark that goes away by itself. */
export function say(text) {
  const place = byId('remark');
  clearTimeout(timer);
  place.textContent = text;
  place.classList.add('shown');
  timer = setTimeout(() => place.classList.remove('shown'), 8000);
}
