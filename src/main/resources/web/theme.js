// Light or dark: what the address says, else what the system is set to. Charts take their colours from the style sheet.

import { filters, change } from './filters.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

const isDark = () => (filters().theme ? filters().theme === 'dark' : dark.matches);

function show() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  listeners.forEach((listener) => listener());
}

/** The other theme from now on. */
export function toggle() {
  change({ theme: isDark() ? 'light' : 'dark' });
  show();
}

/** A colour of the style sheet, by its name there. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Calls back when the colours have changed. */
export const onTheme = (listener) => listeners.push(listener);

dark.addEventListener('change', show);
addEventListener('popstate', show);
// Paper is white.
addEventListener('beforeprint', () => {
  document.documentElement.dataset.theme = 'light';
  listeners.forEach((listener) => listener());
});
addEventListener('afterprint', show);
show();
