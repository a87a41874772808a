import type { Draft } from '../domain/draft.ts';
import { climb, type Evidence } from './page/evidence.ts';
import { collect } from './page/json-ld.ts';
import { evidenceOfAnswer, postingsInObjects } from './page/object-posting.ts';
import { evidenceOf } from './page/schema-posting.ts';
import { type JsonObject, readJson } from './page/tolerant-json.ts';
import { companyFromLink, employerOfBoard } from './systems/employer.ts';
import type { SystemRef } from './systems/system.ts';
import { canonicalKey, SYSTEMS, systemNamed, systemOf } from './systems/table.ts';

/** What an answer of a system's public interface says of one posting; null where it does not hold that posting. */
export function evidenceInAnswer(body: string, ref: SystemRef): Evidence | null {
  const system = systemNamed(ref.system);
  if (!system?.read) return null;
  const postings = postingsIn(system.name, body);
  const wanted = ref.id?.toLowerCase();
  const found = postings.find((one) =>
    system.idOf?.(one).some((id) => id === '*' || (id !== '' && id.toLowerCase() === wanted)),
  );
  if (!found) return null;
  const evidence = system.read(found, ref);
  // An answer without a title is an error's body, not a posting.
  return evidence.fields.title ? evidence : null;
}

function postingsIn(name: string, body: string): JsonObject[] {
  const system = systemNamed(name);
  if (system?.fromXml) return system.fromXml(body);
  const json = readJson(body);
  return json === undefined || !system?.postings ? [] : system.postings(json);
}

/** A saved answer as a draft: one posting of a known system, or a schema.org posting; null where it is neither. */
export function draftFromAnswer(
  kind: 'json' | 'xml',
  text: string,
  { url = null }: { url?: string | null },
): Draft | null {
  const found = kind === 'xml' ? fromXml(text) : fromJson(text);
  if (found.length === 0) return null;
  const ref = url ? systemOf(url) : null;
  const named = ref ? found.find((one) => one.fields.externalId === ref.id) : undefined;
  const evidence = named ?? found[0]!;
  const { fields, description, provenance, warnings } = climb([evidence]);
  const several = found.length > 1 && !named;
  if (several) {
    warnings.push({ code: 'not-a-posting', message: `This is a list of ${found.length} postings.` });
    return { ...climb([]), warnings, snapshot: null, isPosting: false, canonicalKey: null };
  }
  const board = fields.url ? systemOf(fields.url) : null;
  const company =
    fields.company === null && board?.board ? employerOfBoard(board.system, board.board, description) : null;
  if (company !== null) {
    fields.company = company;
    provenance.company = 'link';
    warnings.push(companyFromLink(company));
  }
  fields.source ??= /^json/.test(evidence.source) ? (board?.system ?? null) : evidence.source;
  return {
    fields,
    description,
    provenance,
    warnings,
    snapshot: null,
    isPosting: true,
    canonicalKey: canonicalKey(url ?? fields.url),
  };
}

function fromXml(text: string): Evidence[] {
  const system = systemNamed('personio');
  const ids = new Map((system?.fromXml?.(text) ?? []).map((one) => [String(one.id), one] as const));
  return [...ids.values()].map((one) => system!.read!(one, null));
}

function fromJson(text: string): Evidence[] {
  const json = readJson(text);
  if (json === undefined) return [];
  for (const system of SYSTEMS) {
    const postings =
      system.owns && system.postings ? system.postings(json).filter((one) => system.owns?.(one)) : [];
    if (postings.length > 0) return postings.map((one) => system.read!(one, null));
  }
  const postings: JsonObject[] = [];
  collect(json, postings);
  // A posting by any other name.
  return postings.length > 0
    ? postings.map((one) => evidenceOf(one, 'json-ld'))
    : postingsInObjects(json).map(evidenceOfAnswer);
}
