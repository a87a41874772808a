import type { PostingFields } from '../../domain/job.ts';
import { markdownFromHtml } from '../page/markdown.ts';
import { textOf } from '../page/schema-posting.ts';
import { isObject, type Json, type JsonObject } from '../page/tolerant-json.ts';
import { placeName, splitPlaces } from '../text/places.ts';
import { employmentInTitle, employmentTypeOf, seniorityInTitle, workplaceOf } from '../text/work-terms.ts';

/** The objects in a list, or none. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value at a path of keys, undefined where it ends early. */
export function at(value: Json | undefined, ...path: string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const key of path) here = isObject(here) ? here[key] : undefined;
  return here;
}

/** Places out of names: workplace words gone, each once. */
export function placesFrom(...names: (Json | undefined)[]): string[] {
  const places: string[] = [];
  for (const name of names) {
    const text = textOf(name);
    for (const place of text ? splitPlaces(text) : []) if (!places.includes(place)) places.push(place);
  }
  return places;
}

/** A place out of its parts, "City, Region, Country"; null for none. */
export function placeFrom(...parts: (Json | undefined)[]): string | null {
  const names = [...new Set(parts.map((part) => textOf(part)).filter((part) => part !== null))];
  return names.length > 0 ? placeName(names.join(', ')) : null;
}

/** Fields that follow from a title and the words a system uses for place and kind of work. */
export function fromWords(
  title: string | null,
  type: Json | undefined,
  workplace: Json | undefined,
): Partial<PostingFields> {
  const words = textOf(workplace) ?? '';
  return {
    title,
    employmentType: employmentTypeOf(textOf(type) ?? '') ?? (title ? employmentInTitle(title) : null),
    seniority: title ? seniorityInTitle(title) : null,
    workplace: workplaceOf(words),
  };
}

/** Sections as Markdown under their headings; empty ones left out. */
export function sectionsOf(
  ...sections: [heading: Json | undefined, html: Json | undefined][]
): string | null {
  const parts: string[] = [];
  for (const [heading, html] of sections) {
    const body = typeof html === 'string' ? markdownFromHtml(html) : null;
    const title = textOf(heading)?.replace(/:$/, '');
    if (body) parts.push(title ? `## ${title}\n\n${body}` : body);
  }
  return parts.length > 0 ? parts.join('\n\n') : null;
}
