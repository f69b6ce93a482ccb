// Days as texts, 2023-05-31, in the pipeline's time zone. The service says which day it is; this browser's clock may be wrong.

const page = document.documentElement.dataset;

/** The time zone of the pipeline, or UTC where this browser does not know it. */
export const zone = known(page.zone);

function known(name) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The number of the day that this browser's clock shows there. */
const ofClock = () => Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format()) / 86_400_000;

const atLoad = ofClock();

/** What the service said, and the days that have gone by since. */
export const today = () => plusDays(page.today, ofClock() - atLoad);

/** So many days later. */
export function plusDays(day, count) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** How many days, both ends counted. */
export const length = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Each day of a period. */
export const list = (from, to) => Array.from({ length: length(from, to) }, (_, i) => plusDays(from, i));
