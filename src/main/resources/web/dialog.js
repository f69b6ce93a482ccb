// Asks before anything is changed. The browser's own dialog keeps the keyboard inside and gives the focus back.

import { el } from './dom.js';
import { t } from './texts.js';

/**
 * Shows something, and asks for a yes.
 * @param text one element or text, or several
 * @param yes what the button says; without it there is nothing to agree to
 */
export function confirm(title, text, yes) {
  const close = el('button', { type: 'submit', value: '' }, t(yes ? 'dialog.no' : 'dialog.close'));
  const agree = yes ? el('button', { type: 'submit', value: 'yes', class: 'main' }, yes) : null;
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' },
    el('h2', { id: 'dialog-title' }, title),
    [text].flat().map((part) => (typeof part === 'string' ? el('p', {}, part) : part)),
    el('div', { class: 'actions' }, close, agree));
  for (const button of [close, agree]) button?.addEventListener('click', () => dialog.close(button.value));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    }));
}
