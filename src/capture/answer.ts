import type { Draft } from '../domain/draft.ts';
import { climb } from './page/evidence.ts';
import { collect } from './page/json-ld.ts';
import { evidenceOf } from './page/schema-posting.ts';
import { type JsonObject, readJson } from './page/tolerant-json.ts';

/** A saved JSON or XML answer as a draft: a schema.org posting, or one of a system's; null where it is neither. */
export function draftFromAnswer(
  kind: 'json' | 'xml',
  text: string,
  _options: { url?: string | null },
): Draft | null {
  if (kind === 'xml') return null;
  const json = readJson(text);
  if (json === undefined) return null;
  const postings: JsonObject[] = [];
  collect(json, postings);
  if (postings.length !== 1) return null;
  const { fields, description, provenance, warnings } = climb([evidenceOf(postings[0]!, 'json-ld')]);
  return { fields, description, provenance, warnings, snapshot: null, isPosting: true, canonicalKey: null };
}
