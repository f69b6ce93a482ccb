// Bars over days, stacked; a percentage is a line with an axis of its own. Very many days become areas.

import { axis, legend, tooltip } from './charts.js';
import { MANY, byDay, dayAxis } from './days-chart.js';
import { number, percent } from './format.js';
import { lines } from './line-chart.js';
import { colour } from './theme.js';

const COLOURS = ['accent', 'second'];

export function barChart({ columns, rows }, period, width) {
  const { days, values } = byDay(rows, period);
  const many = days.length > MANY;
  const counts = columns.map((column, index) => ({ column, index })).slice(1);
  const share = counts.filter(({ column }) => column.kind === 'percent');
  const names = legend(counts.map(({ column }) => column.title), width);
  return {
    grid: { left: 4, right: share.length ? 4 : 12, top: names.top, bottom: 4, containLabel: true },
    legend: { ...names.legend, icon: 'roundRect' },
    tooltip: tooltip({ trigger: 'axis', formatter: (points) => lines(points, columns) }),
    xAxis: { ...dayAxis(days, width), boundaryGap: !many },
    yAxis: [
      axis({ type: 'value', axisLabel: { formatter: number } }),
      axis({
        type: 'value', min: 0, max: 100, show: share.length > 0, splitLine: { show: false },
        axisLabel: { formatter: (value) => percentMark(value) },
      }),
    ],
    series: counts.map(({ column, index }, i) =>
      column.kind === 'percent'
        ? percentLine(column, values(index), rows.length)
        : bars(column, values(index), COLOURS[i % COLOURS.length], many),
    ),
  };
}

const percentMark = (value) => percent(value).replace(/[.,]0/, '');

const bars = (column, data, name, many) => ({
  name: column.title,
  type: many ? 'line' : 'bar',
  stack: 'all',
  data,
  color: colour(name),
  symbol: 'none',
  lineStyle: { width: 0 },
  areaStyle: many ? { opacity: 0.85 } : undefined,
  barMaxWidth: 34,
  barCategoryGap: '22%',
});

const percentLine = (column, data, points) => ({
  name: column.title, type: 'line', yAxisIndex: 1, data, color: colour('ink'),
  symbol: 'circle', symbolSize: 6, showSymbol: points <= 2, lineStyle: { width: 2 }, z: 3,
});
