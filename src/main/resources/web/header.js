// Filters: course, period, days, language, theme. What is chosen stands in the address.

import { byId, el, icon } from './dom.js';
import { today } from './days.js';
import { PERIODS, address, change, filters, onChange } from './filters.js';
import { courseName } from './table.js';
import { language, t } from './texts.js';
import { toggle } from './theme.js';

const THEME = 'M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13';
const PRINT = 'M4 6V2h8v4M4 12H2V6h12v6h-2M4 10h8v4H4z';

const course = el('select', { id: 'course', onchange: () => change({ course: course.value }) });
const from = day('from');
const to = day('to');
const periods = PERIODS.map((period) =>
  el('button', { type: 'button', 'data-period': period, onclick: () => change({ period, from: '', to: '' }) }, t(`period.${period}`)));

function day(name) {
  return el('input', { type: 'date', id: name, required: true, onchange: choose });
}

/** Both days, in order; while one is being typed nothing happens. */
function choose() {
  const [first, last] = [from.value, to.value];
  if (!first || !last || last > today()) return;
  change(first <= last ? { period: '', from: first, to: last } : { period: '', from: last, to: first });
}

/** Puts the filters up. */
export function showFilters() {
  const lang = language === 'ru' ? 'en' : 'ru';
  byId('filters').replaceChildren(
    el('label', { for: 'course', class: 'wide' }, el('span', {}, t('filter.course')), course),
    el('div', { class: 'choice', role: 'group', 'aria-label': t('filter.period') }, periods),
    el('div', { class: 'dates' },
      el('label', { for: 'from' }, el('span', {}, t('filter.from')), from),
      el('label', { for: 'to' }, el('span', {}, t('filter.to')), to)),
    el('div', { class: 'more' },
      el('a', { class: 'button', href: address({ lang }), hreflang: lang, lang, title: t('filter.language') }, lang.toUpperCase()),
      button(t('filter.theme'), THEME, toggle),
      button(t('filter.print'), PRINT, () => print())));
  reflect();
}

const button = (name, path, onclick) =>
  el('button', { type: 'button', class: 'square', 'aria-label': name, title: name, onclick }, icon(path));

function reflect() {
  const now = filters();
  from.max = to.max = today();
  from.value = now.from;
  to.value = now.to;
  course.value = now.course;
  periods.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.period === now.period)));
  const link = byId('filters').querySelector('a');
  if (link) link.href = address({ lang: link.lang });
}

/** The courses there are; the one that is chosen stays even if it has no attempts now. */
export function showCourses(keys) {
  const chosen = filters().course;
  const all = chosen && !keys.includes(chosen) ? [chosen, ...keys] : keys;
  course.replaceChildren(
    el('option', { value: '' }, t('filter.all', keys.length)),
    ...all.map((key) => el('option', { value: key }, courseName(key))));
  course.value = chosen;
}

onChange(reflect);
