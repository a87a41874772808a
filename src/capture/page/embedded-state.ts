import { folded } from '../text/lines.ts';
import type { Evidence } from './evidence.ts';
import { evidenceInObject, postingScore, titlesIn } from './object-posting.ts';
import { isObject, type Json, type JsonObject, readJson } from './tolerant-json.ts';
import type { DataScript } from './tree.ts';

/** What the state a page carries for its own script says of the posting named by its heading. */
export function stateEvidence(scripts: readonly DataScript[], heading: string | null): Evidence | null {
  if (heading === null) return null;
  const wanted = folded(heading);
  let best: { posting: JsonObject; score: number } | null = null;
  for (const script of scripts) {
    if (/ld\+json/.test(script.type)) continue;
    for (const json of valuesOf(script)) {
      for (const object of objectsIn(json)) {
        if (!titlesIn(object).some((text) => folded(text) === wanted)) continue;
        const score = postingScore(object);
        if (score > 0 && (!best || score > best.score)) best = { posting: object, score };
      }
    }
  }
  return best && evidenceInObject(best.posting, 'page-data');
}

function* valuesOf({ type, text }: DataScript): Generator<Json> {
  if (/json/.test(type)) {
    const json = readJson(text);
    if (json !== undefined) yield Array.isArray(json) && isDevalued(json) ? revived(json) : json;
    return;
  }
  // "window.__STATE__ = {…};": each assignment of an object, a few at most.
  let count = 0;
  for (const m of text.matchAll(/[\w$\])"']\s*=\s*(?=[{[]\s*["{[])/g)) {
    if (++count > 12) return;
    const json = readJson(text.slice(m.index + m[0].length));
    if (json !== undefined) yield json;
  }
}

function* objectsIn(root: Json): Generator<JsonObject> {
  const stack: Json[] = [root];
  for (let seen = 0; stack.length > 0 && seen < 60_000; seen++) {
    const value = stack.pop();
    if (Array.isArray(value)) {
      for (let i = Math.min(value.length, 3000) - 1; i >= 0; i--)
        if (typeof value[i] === 'object') stack.push(value[i] ?? null);
    } else if (isObject(value)) {
      yield value;
      for (const inner of Object.values(value))
        if (typeof inner === 'object' && inner !== null) stack.push(inner);
    }
  }
}

// https://github.com/Rich-Harris/devalue: a flat list whose numbers point back into it.
const isDevalued = (json: Json[]): boolean => {
  const first = json[0];
  return (
    json.length > 2 &&
    ((Array.isArray(first) && typeof first[0] === 'string' && typeof first[1] === 'number') ||
      (isObject(first) && Object.values(first).every((v) => typeof v === 'number')))
  );
};

function revived(flat: Json[]): Json {
  const done = new Map<number, Json>();
  let budget = 60_000;
  const at = (index: number, depth: number): Json => {
    const known = done.get(index);
    if (known !== undefined) return known;
    const value = flat[index];
    if (value === undefined || depth > 60 || budget-- <= 0) return null;
    if (Array.isArray(value)) {
      if (typeof value[0] === 'string')
        return typeof value[1] === 'number' ? at(value[1], depth + 1) : (value[1] ?? null);
      const list: Json[] = [];
      done.set(index, list);
      for (const one of value) list.push(typeof one === 'number' ? at(one, depth + 1) : null);
      return list;
    }
    if (isObject(value)) {
      const object: JsonObject = {};
      done.set(index, object);
      for (const [key, one] of Object.entries(value))
        object[key] = typeof one === 'number' ? at(one, depth + 1) : null;
      return object;
    }
    done.set(index, value);
    return value;
  };
  return at(0, 0);
}
