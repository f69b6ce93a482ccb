// What the charts over days have in common: the axis of days, gaps where a day is not loaded, weekends.

import { axis } from './charts.js';
import { list, length, weekday } from './days.js';
import { monthAndYear, shortDay, wholeDay } from './format.js';
import { colour } from './theme.js';

/** More days than this and single ones cannot be told apart. */
export const MANY = 120;

/** Pixels that the name of a month takes. */
const MONTH_WIDTH = 58;

/** From a card's rows, which begin with a day, one entry for each day of the period: null where there is none. */
export function byDay(rows, { from, to }) {
  const known = new Map(rows.map((row) => [row[0], row]));
  const days = list(from, to);
  return { days, values: (column) => days.map((day) => known.get(day)?.[column] ?? null) };
}

/** The axis below a chart of that width. */
export function dayAxis(days, width) {
  const many = length(days[0], days.at(-1)) > MANY;
  return axis({
    type: 'category',
    data: days,
    splitLine: { show: false },
    axisLabel: many
      ? { formatter: monthAndYear, interval: months(days, width), margin: 10 }
      : { formatter: shortDay, margin: 10 },
  });
}

/** Says whether a day is named: the first of a month, of every second or third one where there is little room. */
function months(days, width) {
  const step = Math.ceil(days.length / 30 / Math.max(1, Math.floor(width / MONTH_WIDTH)));
  return (index, day) => day.endsWith('-01') && (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % step === 0;
}

/** The first line of the box beside the pointer. */
export const dayTitle = (points) => wholeDay(points[0].axisValue);

/** Saturdays and Sundays, shaded, where days can be told apart. */
export function weekends(days) {
  if (days.length > MANY || days.length < 7) return undefined;
  const ranges = days.flatMap((day, i) => {
    if (weekday(day) === 6) return [[{ xAxis: day }, { xAxis: days[Math.min(i + 1, days.length - 1)] }]];
    return weekday(day) === 7 && i === 0 ? [[{ xAxis: day }, { xAxis: day }]] : [];
  });
  return { silent: true, itemStyle: { color: colour('muted'), opacity: 0.08 }, data: ranges };
}
