import { type Stage, stageRank } from '../../domain/stages.ts';
import { type ExportedJob, stagesOf } from './record.ts';

/** So many jobs went from one stage to another. */
export interface Flow {
  from: string;
  to: string;
  jobs: number;
}

/**
 * The way a job took, always forwards: a step back undoes what it goes back over, so that a diagram has no circle.
 * Its last stage is where it stands.
 */
export function pathOf(job: Pick<ExportedJob, 'journey' | 'status'>, stages: readonly Stage[]): string[] {
  const path: string[] = [];
  // A job is often saved only after it was applied for; saving it does not take the application back.
  const saved = job.journey.filter((entry) => entry.kind === 'saved');
  const journey = [...saved, ...job.journey.filter((entry) => entry.kind !== 'saved')];
  for (const stage of [...stagesOf({ journey }).map((s) => s.stage), job.status]) {
    const rank = stageRank(stage, stages);
    // A stage the user has since taken off the list has no place in the order.
    if (rank < 0) continue;
    while (path.length > 0 && stageRank(path.at(-1)!, stages) >= rank) path.pop();
    path.push(stage);
  }
  return path;
}

/** How many jobs went from stage to stage, in the stages' order. */
export function flowsOf(
  jobs: Iterable<Pick<ExportedJob, 'journey' | 'status'>>,
  stages: readonly Stage[],
): Flow[] {
  const counts = new Map<string, Flow>();
  for (const job of jobs) {
    const path = pathOf(job, stages);
    for (const [i, to] of path.entries()) {
      const from = path[i - 1];
      if (from === undefined) continue;
      const key = JSON.stringify([from, to]);
      const flow = counts.get(key) ?? { from, to, jobs: 0 };
      flow.jobs += 1;
      counts.set(key, flow);
    }
  }
  const rank = (name: string) => stageRank(name, stages);
  return [...counts.values()].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
}

const quoted = (name: string): string => `"${name.replace(/\s+/g, ' ').replaceAll('"', '""')}"`;

/** The flows as a Mermaid diagram (mermaid.js.org, sankey-beta: CSV of source, target, value). */
export function toMermaid(flows: readonly Flow[]): string {
  const rows = flows.map(({ from, to, jobs }) => `${quoted(from)},${quoted(to)},${jobs}`);
  return `sankey-beta\n\n${rows.join('\n')}\n`;
}

// Brackets hold the amount and an apostrophe opens a comment there.
const bare = (name: string): string =>
  name
    .replace(/[[\]']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The flows as SankeyMATIC's text: `from [amount] to`. */
export function toSankeymatic(flows: readonly Flow[]): string {
  return flows.map(({ from, to, jobs }) => `${bare(from)} [${jobs}] ${bare(to)}\n`).join('');
}
