// Weekday by hour: the more attempts, the stronger the colour. Hours nobody worked in have the weakest.

import { axis, tooltip } from './charts.js';
import { number, weekdayName } from './format.js';
import { colour } from './theme.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function heatChart({ rows }) {
  const known = new Map(rows.map(([weekday, hour, value]) => [`${weekday} ${hour}`, value]));
  const cells = WEEKDAYS.flatMap((weekday, row) =>
    HOURS.map((hour) => [hour, row, known.get(`${weekday} ${hour}`) ?? 0]));
  return {
    grid: { left: 4, right: 8, top: 4, bottom: 52, containLabel: true },
    tooltip: tooltip({
      formatter: ({ value: [hour, row, count] }) =>
        `${weekdayName(WEEKDAYS[row])}, ${hour}:00–${hour + 1}:00: <b>${number(count)}</b>`,
    }),
    xAxis: axis({ type: 'category', data: HOURS, axisLine: { show: false }, splitLine: { show: false } }),
    yAxis: axis({
      type: 'category', data: WEEKDAYS.map(weekdayName), inverse: true, axisLine: { show: false }, splitLine: { show: false },
    }),
    visualMap: {
      min: 0, max: Math.max(1, ...cells.map(([, , count]) => count)), orient: 'horizontal', left: 'center', bottom: 0,
      itemWidth: 12, itemHeight: 160, formatter: number, textStyle: { color: colour('muted') },
      text: [number(Math.max(0, ...cells.map(([, , count]) => count))), '0'],
      inRange: { color: [colour('cold'), colour('accent')] },
    },
    series: [
      {
        type: 'heatmap', data: cells, progressive: 0,
        itemStyle: { borderColor: colour('card'), borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: colour('ink') } },
      },
    ],
  };
}
