// Draws with Apache ECharts, and draws again when the theme or the width changes.

import { colour, onTheme } from './theme.js';

const drawn = new Map();
const ready = new Promise((resolve) => {
  if (globalThis.echarts) resolve();
  else addEventListener('DOMContentLoaded', resolve, { once: true });
});
const widths = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const entry = drawn.get(target);
    if (!target.clientWidth || entry?.chart?.getWidth() === target.clientWidth) continue;
    entry.chart.resize();
    show(target);
  }
});

/**
 * Draws into an element.
 * @param options called with the width there is, whenever it is drawn
 * @param label what somebody is told who does not see it
 */
export async function draw(element, options, label) {
  await ready;
  drawn.set(element, { ...drawn.get(element), options, label });
  show(element);
  widths.observe(element);
}

/** Forgets a drawing. */
export function forget(element) {
  widths.unobserve(element);
  drawn.get(element)?.chart?.dispose();
  drawn.delete(element);
}

function show(element) {
  const entry = drawn.get(element);
  entry.chart ??= echarts.init(element, null, { renderer: 'svg' });
  const style = getComputedStyle(element);
  entry.chart.setOption(
    {
      animation: false,
      aria: { enabled: true, label: { description: entry.label } },
      textStyle: { fontFamily: style.fontFamily, color: colour('ink') },
      ...entry.options(element.clientWidth),
    },
    true,
  );
  // Paper has another width than the window, and nobody is asked before it is used.
  const { chart } = entry;
  element.querySelector('svg').setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

onTheme(() => [...drawn.keys()].forEach(show));

/** A box beside the pointer that looks like the page. */
export const tooltip = (more) => ({
  backgroundColor: colour('card'),
  borderColor: colour('line'),
  textStyle: { color: colour('ink'), fontSize: 13 },
  confine: true,
  ...more,
});

/** Labels and lines of an axis, muted. */
export const axis = (more = {}) => ({
  axisLine: { lineStyle: { color: colour('line') } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colour('line') } },
  nameTextStyle: { color: colour('muted') },
  ...more,
  axisLabel: { color: colour('muted'), hideOverlap: true, ...more.axisLabel },
});

/** The names of the series, above the drawing; and where it begins, below as many lines as they take. */
export function legend(names, width) {
  const wanted = names.reduce((sum, name) => sum + 38 + 7 * name.length, 0);
  return {
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, itemGap: 16, textStyle: { color: colour('muted') } },
    top: 36 + 20 * (Math.ceil(wanted / width) - 1),
  };
}
