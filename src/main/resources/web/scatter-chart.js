// A point a day, and the straight line they lie about.

import { axis, tooltip } from './charts.js';
import { number, wholeDay } from './format.js';
import { colour } from './theme.js';

const FEWEST = 5;

export function scatterChart({ columns, rows }) {
  const [, x, y] = columns;
  const points = rows.filter((row) => row[1] !== null && row[2] !== null).map(([day, a, b]) => [a, b, day]);
  return {
    grid: { left: 8, right: 16, top: 30, bottom: 28, containLabel: true },
    tooltip: tooltip({
      formatter: ({ value: [a, b, day] }) =>
        day ? `${wholeDay(day)}<br>${x.title}: <b>${number(a)}</b><br>${y.title}: <b>${number(b)}</b>` : '',
    }),
    xAxis: axis({
      type: 'value', scale: true, name: x.title, nameLocation: 'middle', nameGap: 28,
      axisLabel: { formatter: number }, splitLine: { show: false },
    }),
    yAxis: axis({
      type: 'value', scale: true, name: y.title, nameTextStyle: { color: colour('muted'), align: 'left' },
      axisLabel: { formatter: number },
    }),
    series: [
      { type: 'scatter', data: points, symbolSize: 9, color: colour('accent'), itemStyle: { opacity: 0.7 } },
      {
        type: 'line', data: trend(points), symbol: 'none', silent: true, color: colour('second'),
        lineStyle: { type: 'dashed', width: 2 },
      },
    ],
  };
}

/** The ends of the line of least squares; none of few points, or of points above one another. */
function trend(points) {
  const n = points.length;
  const xs = points.map(([x]) => x);
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  if (n < FEWEST || left === right) return [];
  const meanX = xs.reduce((a, b) => a + b, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const slope =
    points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) /
    xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  return [left, right].map((x) => [x, Math.max(0, meanY + slope * (x - meanX))]);
}
