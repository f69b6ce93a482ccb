// What the page itself has to say: what is wrong now, above everything, and short remarks, at the foot.

import { byId, el } from './dom.js';
import { t } from './texts.js';

/** What is wrong for as long as it is; null when it is over. A screen reader says it once. */
export function trouble(kind, detail = '') {
  const place = byId('trouble');
  if (place.dataset.kind === (kind ?? '') && place.dataset.detail === detail) return;
  place.dataset.kind = kind ?? '';
  place.dataset.detail = detail;
  place.replaceChildren(...(kind ? [el('strong', {}, t(`trouble.${kind}`)), el('span', {}, t(`trouble.${kind}.do`, detail))] : []));
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
