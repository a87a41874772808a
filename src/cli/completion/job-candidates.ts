/** Jobs to choose from: by number, or by words of title and company. */

import { plain } from '../../domain/text.ts';
import type { Lookup, NamedJob } from '../../store/lookup.ts';
import type { Candidate } from './lookup.ts';

/** The most that are offered at once. */
const MOST = 50;
/** The longest word and the longest name that are put on a command line; what is left out is not needed to find it. */
const LONGEST_WORD = 40;
const LONGEST_NAME = 80;

/** A title and company in one line, for a person to tell jobs apart by. */
export function describeJob({ title, company, status }: NamedJob): string {
  const name = [title, company].map((part) => plain(part ?? '')).filter(Boolean);
  return `${name.length > 0 ? name.join(', ') : 'untitled'} (${status})`;
}

/** Jobs by number where digits or nothing were typed, else by the words that were. */
export function jobCandidates(lookup: Lookup, typed: string): Candidate[] {
  const digits = /^(#?)(\d{0,15})$/.exec(typed);
  if (digits) {
    return lookup
      .jobsByNumber(digits[2]!)
      .slice(0, MOST)
      .map((job) => ({ value: `${digits[1]}${job.id}`, about: describeJob(job) }));
  }
  const found = new Map<string, Candidate>();
  const [begun = ''] = typed.toLowerCase().split(' ');
  for (const job of lookup.jobs()) {
    // Most jobs are out of the question at a glance, and there may be a hundred thousand.
    if (!`${job.title} ${job.company}`.toLowerCase().includes(begun)) continue;
    const name = nameFrom(job, typed);
    if (name !== null && !found.has(name)) {
      found.set(name, { value: name, about: `#${job.id} ${job.status}` });
      if (found.size === MOST) break;
    }
  }
  return [...found.values()];
}

// The words of title and company from the one that was begun, then those before it: it takes all of them to find the
// job and no other. What was typed stays as it was, whatever its case, so that every shell takes it for a beginning.
function nameFrom(job: NamedJob, typed: string): string | null {
  const words = wordsOf(`${job.title ?? ''} ${job.company ?? ''}`);
  const sought = typed.toLowerCase();
  for (let from = 0; from < words.length; from += 1) {
    const name = [...words.slice(from), ...words.slice(0, from)].join(' ');
    if (name.slice(0, typed.length).toLowerCase() !== sought) continue;
    const whole = typed + shortened(name).slice(typed.length);
    // A lone number would be taken for the job's own.
    return whole.length < typed.length || /^#?\d+$/.test(whole) ? null : whole;
  }
  return null;
}

// Nothing a shell, a query or Commander reads as its own survives; a part of a word still finds the job.
function wordsOf(text: string): string[] {
  return plain(text)
    .replace(/[^\p{L}\p{M}\p{N}.+#&@,_/-]+/gu, ' ')
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[,.\-_/&@]+$/gu, ''))
    .filter(Boolean)
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''));
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const cut = name.lastIndexOf(' ', LONGEST_NAME);
  return cut > 0 ? name.slice(0, cut) : name.slice(0, LONGEST_NAME);
}
