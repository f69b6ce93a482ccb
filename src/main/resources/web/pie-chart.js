// How a whole divides: a ring, each part labelled with its share, the whole in the middle.

import { tooltip } from './charts.js';
import { number, percent, word } from './format.js';
import { colour } from './theme.js';

const COLOURS = { submit: 'accent', run: 'second', correct: 'third', wrong: 'second' };
/** Labels need room beside the ring. */
const NARROW = 340;

const OTHERS = ['accent', 'second', 'third', 'soft'];

export function pieChart({ columns, rows }, period, width) {
  const total = rows.reduce((sum, row) => sum + row[1], 0);
  const share = (value) => percent((100 * value) / total);
  return {
    tooltip: tooltip({
      trigger: 'item',
      formatter: ({ marker, name, value }) => `${marker} ${name}: <b>${number(value)}</b> (${share(value)})`,
    }),
    legend: { bottom: 0, left: 'center', icon: 'circle', itemGap: 20, textStyle: { color: colour('muted') } },
    title: {
      text: number(total), subtext: columns[1].title, left: 'center', top: '34%', itemGap: 2,
      textStyle: { color: colour('ink'), fontSize: width < NARROW ? 18 : 22, fontWeight: 650 },
      subtextStyle: { color: colour('muted'), fontSize: 12 },
    },
    series: [
      {
        type: 'pie',
        radius: width < NARROW ? ['44%', '60%'] : ['52%', '72%'],
        center: ['50%', '45%'],
        startAngle: 90,
        minAngle: 3,
        itemStyle: { borderColor: colour('card'), borderWidth: 2 },
        label: { color: colour('ink'), overflow: 'none', formatter: ({ value }) => share(value) },
        labelLine: { length: 8, length2: 6, lineStyle: { color: colour('muted') } },
        emphasis: { scale: false },
        data: rows.map(([name, value], i) => ({
          name: word(columns[0], name), value, itemStyle: { color: colour(COLOURS[name] ?? OTHERS[i % OTHERS.length]) },
        })),
      },
    ],
  };
}
