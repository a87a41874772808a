import { isObject, type Json, type JsonObject, readJson } from './tolerant-json.ts';
import type { DataScript } from './tree.ts';

/** Every JobPosting in a page's JSON-LD: in blocks, arrays, `@graph` or nested under another thing. */
export function postingsInJsonLd(scripts: readonly DataScript[]): JsonObject[] {
  const found: JsonObject[] = [];
  for (const { type, text } of scripts) {
    if (!/ld\+json/.test(type) || text.length > 3_000_000) continue;
    const json = readJson(text);
    if (json !== undefined) collect(json, found);
  }
  return found;
}

/** Every object of type JobPosting within a JSON value, outermost first. */
export function collect(value: Json, found: JsonObject[]): void {
  const stack: Json[] = [value];
  for (let seen = 0; stack.length > 0 && seen < 50_000; seen++) {
    const one = stack.pop();
    if (Array.isArray(one)) stack.push(...one.slice(0, 2000).reverse());
    else if (isObject(one)) {
      if (isJobPosting(one)) found.push(one);
      else stack.push(...Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null));
    }
  }
}

function isJobPosting(value: JsonObject): boolean {
  const types = value['@type'];
  return (Array.isArray(types) ? types : [types]).some(
    (type) => typeof type === 'string' && /(?:^|[/:#])JobPosting$/i.test(type),
  );
}
