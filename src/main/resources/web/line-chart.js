// A line over days, and the mean of seven days where the card has one.

import { axis, legend, tooltip } from './charts.js';
import { MANY, byDay, dayAxis, dayTitle, weekends } from './days-chart.js';
import { number, written } from './format.js';
import { colour } from './theme.js';

/** Few enough points to be marked one by one. */
const MARKED = 45;

export function lineChart({ columns, rows }, period, width) {
  const { days, values } = byDay(rows, period);
  const [, main, mean] = columns;
  const series = [
    {
      name: main.title,
      type: 'line',
      data: values(1),
      color: colour(mean ? 'soft' : 'accent'),
      lineStyle: { width: days.length > MANY ? 1 : mean ? 1.5 : 2 },
      areaStyle: mean ? undefined : { opacity: 0.1 },
      symbol: 'circle',
      symbolSize: rows.length <= 3 ? 9 : 5,
      showSymbol: rows.length <= MARKED,
      connectNulls: false,
      markArea: weekends(days),
    },
  ];
  if (mean) {
    series.push({
      name: mean.title, type: 'line', data: values(2), color: colour('accent'), lineStyle: { width: 2.5 },
      symbol: 'circle', symbolSize: 5, showSymbol: rows.length <= 8,
    });
  }
  const names = legend(series.map(({ name }) => name), width);
  return {
    grid: { left: 4, right: 12, top: names.top, bottom: 4, containLabel: true },
    legend: names.legend,
    tooltip: tooltip({ trigger: 'axis', formatter: (points) => lines(points, columns) }),
    xAxis: { ...dayAxis(days, width), boundaryGap: days.length === 1 },
    yAxis: axis({ type: 'value', scale: Boolean(mean), minInterval: 1, axisLabel: { formatter: number } }),
    series,
  };
}

/** The box beside the pointer: a line a series; markers and names come from ECharts, which has escaped them. */
export function lines(points, columns) {
  const said = points.map(({ marker, seriesName, value }) => {
    const { kind } = columns.find(({ title }) => title === seriesName);
    return `${marker} ${seriesName}: <b>${written(kind, value ?? null)}</b>`;
  });
  return [dayTitle(points), ...said].join('<br>');
}
