// What the charts over days have in common: the axis of days, gaps where a day is not loaded, weekends.

import { axis } from './charts.js';
import { list, length, weekday } from './days.js';
import { monthAndYear, shortDay, wholeDay } from './format.js';
import { colour } from './theme.js';

/** More days than this and single ones cannot be told apart. */
export const MANY = 120;

/** From a card's rows, which begin with a day, one entry for each day of the period: null where there is none. */
export function byDay(rows, { from, to }) {
  const known = new Map(rows.map((row) => [row[0], row]));
  const days = list(from, to);
  return { days, values: (column) => days.map((day) => known.get(day)?.[column] ?? null) };
}

/** The axis below. */
export function dayAxis(days) {
  const many = length(days[0], days.at(-1)) > MANY;
  return axis({
    type: 'category',
    data: days,
    splitLine: { show: false },
    axisLabel: { formatter: (day) => (many ? monthAndYear(day) : shortDay(day)), margin: 10 },
  });
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
