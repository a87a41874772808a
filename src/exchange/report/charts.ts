/** The report's charts, drawn to SVG text by echarts when the page is written; nothing of it runs in the page. */
import { BarChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Statistics } from '../../domain/statistics.ts';
import type { Flow } from '../export/sankey.ts';

use([BarChart, SankeyChart, GridComponent, LegendComponent, SVGRenderer]);

const COLOURS = ['#3b7dd8', '#d98c2b', '#4f9d69', '#9a6fb0', '#c65d57', '#5aa9b5', '#8a8a8a'];
const WIDTH = 760;
// The page colours letters for light and dark; a border around them would be in its way.
const PLAIN = { textBorderWidth: 0 };
// To be seen on white and on black.
const GRID = { lineStyle: { color: '#88888855' } };

function draw(height: number, option: Record<string, unknown>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, color: COLOURS, ...option });
    return chart.renderToSVGString();
  } finally {
    // It keeps timers, and the program would wait for them.
    chart.dispose();
  }
}

/** The whole search as a Sankey. */
export function sankeyChart(flows: readonly Flow[]): string {
  const names = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  return draw(320, {
    series: [
      {
        type: 'sankey',
        right: 110,
        label: PLAIN,
        lineStyle: { color: 'gradient', opacity: 0.35 },
        data: names.map((name) => ({ name })),
        links: flows.map(({ from, to, jobs }) => ({ source: from, target: to, value: jobs })),
      },
    ],
  });
}

/** Saved and applied for, week by week. */
export function weeksChart(weeks: Statistics['weeks']): string {
  const shown = weeks.slice(-52);
  return draw(240, {
    legend: { top: 0 },
    grid: { left: 40, right: 10, top: 36, bottom: 24 },
    xAxis: { type: 'category', data: shown.map((w) => w.week) },
    yAxis: { type: 'value', minInterval: 1, splitLine: GRID },
    series: [
      { type: 'bar', name: 'applied', data: shown.map((w) => w.applied) },
      { type: 'bar', name: 'saved', data: shown.map((w) => w.saved) },
    ],
  });
}

/** Median days in each stage that has one. */
export function staysChart(stays: Statistics['timeInStage']): string {
  const shown = stays.filter((stay) => stay.medianDays !== null);
  if (shown.length === 0) return '';
  return draw(70 + 34 * shown.length, {
    grid: { left: 110, right: 40, top: 8, bottom: 28 },
    xAxis: { type: 'value', minInterval: 1, splitLine: GRID },
    yAxis: { type: 'category', inverse: true, data: shown.map((stay) => stay.stage) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        label: { ...PLAIN, show: true, position: 'right' },
        data: shown.map((stay) => stay.medianDays),
      },
    ],
  });
}
