import * as z from 'zod/v4';
import { EMPLOYMENT_TYPES, WORKPLACES } from '../domain/job.ts';
import { matchSkills } from '../domain/match.ts';
import type { KeySkill, ProfileSkill } from '../domain/records.ts';
import { judgeFit, type PostingToSummarize, type Summary } from '../domain/summary.ts';
import { plain as oneLine } from '../domain/text.ts';
import { isJobtrailError, outsideError } from '../errors.ts';
import { families } from './families.ts';
import { lookUp, skillKey } from './lexicon.ts';
import { askModel, type CallRecord, type ModelAnswer, type ModelCall } from './model-call.ts';
import { type SummaryAnswer, summaryAnswer, summaryRequest } from './prompts.ts';
import { findMentions } from './skills.ts';
import { factsOf, isThin } from './summary.ts';

export type { CallRecord, ModelCall } from './model-call.ts';
export { SUMMARY_PROMPT, summaryRequest } from './prompts.ts';

/** What is cached of a model's answer: everything but the match, which is worked out anew each time. */
export type ModelSummary = Omit<Summary, 'match' | 'verdict'>;

export interface ModelOutcome {
  summary: ModelSummary;
  call: CallRecord;
  /** Sentences on what was cut or dropped. */
  notes: string[];
}

/** Asks a model for a posting's summary and keeps of it what the posting bears out. The profile is never sent. Throws `outside` errors; `record` sees every call, failed ones too. */
export async function summarizeWithModel(
  posting: PostingToSummarize,
  call: ModelCall,
  record: (call: CallRecord) => void,
): Promise<ModelOutcome> {
  const request = summaryRequest(posting);
  const began = performance.now();
  const log = (outcome: string, answer: ModelAnswer | null): CallRecord => {
    const entry: CallRecord = {
      purpose: request.prompt,
      model: call.model,
      inputTokens: answer?.inputTokens ?? null,
      outputTokens: answer?.outputTokens ?? null,
      milliseconds: Math.round(performance.now() - began),
      outcome,
    };
    record(entry);
    return entry;
  };
  let answer: ModelAnswer | null = null;
  try {
    answer = await askModel(call, { system: request.system, user: request.user, schema: schemaOf() });
    const { summary, notes } = check(readAnswer(answer.text), posting, call.model);
    return { summary, call: log('ok', answer), notes: [...request.notes, ...notes] };
  } catch (error) {
    log(isJobtrailError(error) ? error.code : 'failed', answer);
    throw error;
  }
}

/** Puts the match and the verdict to an answer, fresh or from the cache. */
export function withMatch(summary: ModelSummary, profile: readonly ProfileSkill[], text: string): Summary {
  const match = matchSkills(summary.skills, profile, families, isThin(text));
  return { ...summary, match, verdict: judgeFit(match, profile.length > 0) };
}

// Limits of number and length are ours to check; servers differ in which they take.
function schemaOf(): Record<string, unknown> {
  const schema = z.toJSONSchema(summaryAnswer) as Record<string, unknown>;
  const strip = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    for (const key of ['minimum', 'maximum', '$schema']) delete record[key];
    for (const value of Object.values(record)) strip(value);
  };
  strip(schema);
  return schema;
}

function readAnswer(text: string): SummaryAnswer {
  const bare = text.trim().replace(/^```(?:json)?\s*|\s*```$/g, '');
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    throw outsideError('model-bad-answer', 'The answer is not what was asked for.', [
      'Try again with `--refresh`, or use `--engine local`.',
    ]);
  }
  const parsed = summaryAnswer.safeParse(value);
  if (!parsed.success)
    throw outsideError(
      'model-bad-answer',
      'The answer does not have the shape that was asked for.',
      ['Try again with `--refresh`, or use `--engine local`.'],
      {
        issues: parsed.error.issues.slice(0, 3).map((i) => `${i.path.join('.')}: ${i.message}`),
      },
    );
  return parsed.data;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{N}+#.%€$£]+/gu, ' ')
    .replace(/[.]+(?= |$)/g, '')
    .trim();
// Dropped is what the posting does not say: skills and facts whose quote is not in it, lines with figures or hard skills of their own.
function check(
  answer: SummaryAnswer,
  posting: PostingToSummarize,
  model: string,
): { summary: ModelSummary; notes: string[] } {
  const source = plain([posting.title ?? '', posting.company ?? '', posting.text].join('\n'));
  const known = new Set(findMentions(posting.text).map((m) => skillKey(m.name)));
  const figures = new Set(source.match(/\d+(?:[.,]\d+)*/g) ?? []);
  const dropped = { skills: 0, facts: 0, lines: 0 };
  const says = (quote: string): boolean => plain(quote).length > 1 && source.includes(plain(quote));

  const skills: KeySkill[] = [];
  for (const { name, relevance, required, years, quote } of answer.skills) {
    const named = oneLine(name);
    const key = skillKey(named);
    const borne =
      says(quote) &&
      (says(named) ||
        known.has(key) ||
        findMentions(quote).some((m) => skillKey(m.name) === key) ||
        sharesWord(named, quote));
    if (!borne || !named || skills.some((s) => skillKey(s.name) === key)) {
      if (!borne) dropped.skills += 1;
      continue;
    }
    skills.push({
      name: named,
      relevance,
      required,
      years: years !== null && figures.has(String(years)) ? years : null,
      evidence: oneLine(quote),
      kind: lookUp(named)?.kind ?? 'unknown',
    });
  }
  skills.sort((a, b) => b.relevance - a.relevance);

  const lines = (list: string[]): string[] =>
    list.map(oneLine).filter((text) => {
      if (!text) return false;
      const numbers = plain(text).match(/\d+(?:[.,]\d+)*/g) ?? [];
      const invented =
        numbers.some((n) => !figures.has(n)) ||
        findMentions(text).some(
          (m) =>
            m.sure &&
            m.entry &&
            m.kind !== 'people' &&
            m.kind !== 'domain' &&
            m.kind !== 'method' &&
            !known.has(skillKey(m.name)),
        );
      if (invented) dropped.lines += 1;
      return !invented;
    });

  const facts = factsOf(posting);
  for (const { fact, value, quote } of answer.facts) {
    if (!says(quote)) {
      dropped.facts += 1;
      continue;
    }
    // What the job already knows stays as it is.
    if (fact === 'workplace') facts.workplace ??= WORKPLACES.find((w) => w === value) ?? null;
    else if (fact === 'employmentType')
      facts.employmentType ??= EMPLOYMENT_TYPES.find((t) => t === value) ?? null;
    else if (facts.officeDays === null && /^[0-5]$/.test(value)) facts.officeDays = Number(value);
  }

  const overview = lines(answer.overview.split(/(?<=[.!?])\s+/)).join(' ');
  const summary: ModelSummary = {
    engine: 'model',
    model,
    overview,
    responsibilities: lines(answer.responsibilities),
    requirements: lines(answer.requirements),
    qualifications: lines(answer.qualifications),
    preferred: lines(answer.preferred),
    offers: lines(answer.offers),
    facts,
    unclear: answer.unclear.map(oneLine).filter(Boolean),
    skills,
  };
  const notes = (Object.entries(dropped) as [string, number][])
    .filter(([, n]) => n > 0)
    .map(
      ([what, n]) =>
        `${n} ${n === 1 ? what.slice(0, -1) : what} of the answer ${n === 1 ? 'is' : 'are'} not in the posting and ${n === 1 ? 'was' : 'were'} dropped.`,
    );
  return { summary, notes };
}

function sharesWord(name: string, quote: string): boolean {
  const words = plain(quote).split(' ');
  return plain(name)
    .split(' ')
    .some((w) => w.length > 3 && words.some((v) => v.slice(0, 5) === w.slice(0, 5)));
}
