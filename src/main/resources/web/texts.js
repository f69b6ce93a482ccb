// What people read, in the language of the page. The texts are those of the service's own files.

import { filters } from './filters.js';

const SERVED = document.documentElement.lang;

/** en or ru: what the address says, else what the service is set to. */
export const language = ['en', 'ru'].includes(filters().lang) ? filters().lang : SERVED;

const texts = await (await fetch(new URL(`./texts_${language}.json`, import.meta.url))).json();
const forms = new Intl.PluralRules(language);
const FORM = { en: ['one', 'other'], ru: ['one', 'few', 'many'] }[language];
const number = new Intl.NumberFormat(language);

const fill = (text, values) => text.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);

/** The text of that name, its places {0}, {1} … filled. */
export const t = (key, ...values) => fill(texts[key] ?? key, values);

/** The same where the word depends on a number: `1 day`, `5 days`. */
export function counted(key, count) {
  const form = Math.max(0, FORM.indexOf(forms.select(count)));
  return fill((texts[key] ?? key).split('|')[form] ?? key, [number.format(count)]);
}

/** Whether there is a text of that name. */
export const has = (key) => key in texts;

/** As dates and numbers are written: the day comes before the month in both. */
export const locale = { en: 'en-GB', ru: 'ru' }[language];

document.documentElement.lang = language;
