import type { ReadPosting, TaggedSpan } from './candidates.ts';
import { postingHints } from './hints.ts';
import { GOES_ON, LEAN, LEAST_FIRST, MAY_END, MAY_GO_ON } from './rank-weights.ts';
import { LABEL, type Likely, type Tagger } from './tagger.ts';

/** What the taggers say of a posting: spans that may be skills, and for each word how likely it is part of one, and of a core one. */
export interface TaggedPosting {
  spans: TaggedSpan[];
  inside: Float64Array;
  core: Float64Array;
}

/** Tags every line of a posting. */
export function tagPosting(read: ReadPosting, taggers: { skills: Tagger; core: Tagger }): TaggedPosting {
  const { tokens, lines } = read;
  const hints = postingHints(read);
  const inside = new Float64Array(tokens.word.length);
  const core = new Float64Array(tokens.word.length);
  const spans: TaggedSpan[] = [];
  for (const { from, to } of lines) {
    if (to <= from) continue;
    const { likely, labels } = taggers.skills.weigh(tokens, from, to, hints, LEAN);
    const heart = taggers.core.weigh(tokens, from, to, hints, 0).likely;
    for (let i = from; i < to; i += 1) {
      inside[i] = 1 - likely[(i - from) * 3]!;
      core[i] = 1 - heart[(i - from) * 3]!;
    }
    spansOf(likely, labels, from, spans);
  }
  return { spans, inside, core };
}

function spansOf(likely: Likely, labels: Int8Array, offset: number, spans: TaggedSpan[]): void {
  const n = labels.length;
  const first = (i: number): number => likely[i * 3 + LABEL.first]!;
  const more = (i: number): number => (i < n ? likely[i * 3 + LABEL.more]! : 0);
  const seen = new Set<number>();
  const put = (i: number, j: number): void => {
    const key = i * 4096 + j;
    if (seen.has(key)) return;
    seen.add(key);
    let exact = first(i);
    for (let k = i + 1; k < j; k += 1) exact = Math.min(exact, more(k));
    spans.push({ from: offset + i, to: offset + j, exact: exact * (1 - more(j)) });
  };
  for (let i = 0; i < n; i += 1) {
    if (labels[i] === LABEL.first) {
      let j = i + 1;
      while (j < n && labels[j] === LABEL.more) j += 1;
      put(i, j);
    }
    if (first(i) < LEAST_FIRST) continue;
    let j = i + 1;
    while (more(j) > GOES_ON) j += 1;
    put(i, j);
    if (j - i > 1 && 1 - more(i + 1) > MAY_END) put(i, i + 1);
    if (more(j) > MAY_GO_ON) put(i, j + 1);
  }
}
