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
    legend: {},
    grid: { left: 40, right: 10, top: 36, bottom: 28 },
    xAxis: { type: 'category', data: shown.map((w) => w.week) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      { type: 'bar', name: 'applied', data: shown.map((w) => w.applied) },
      { type: 'bar', name: 'saved', data: shown.map((w) => w.saved) },
    ],
  });
}
