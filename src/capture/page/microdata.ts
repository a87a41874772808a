import type { Json, JsonObject } from './tolerant-json.ts';
import type { Element } from './tree.ts';
import { elements, lineIn } from './walk.ts';

const POSTING = /(?:^|[/:#\s])JobPosting$/i;
// Their value is the text inside, marks and all.
const LONG = new Set(['description', 'responsibilities', 'qualifications', 'jobBenefits', 'skills']);

/** Every JobPosting in a page's microdata (`itemtype`) or RDFa (`typeof`), as JSON-LD would have it. */
export function postingsInMarkup(root: Element, htmlOf: (element: Element) => string): JsonObject[] {
  const found: JsonObject[] = [];
  for (const element of elements(root)) {
    if (POSTING.test(element.attrs.itemtype ?? '') || POSTING.test(element.attrs.typeof ?? '')) {
      found.push(itemOf(element, htmlOf));
      if (found.length >= 50) break;
    }
  }
  return found;
}

function itemOf(scope: Element, htmlOf: (element: Element) => string): JsonObject {
  const item: JsonObject = {};
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      const { attrs } = child;
      const name = (attrs.itemprop ?? attrs.property)
        ?.trim()
        .split(/\s+/)[0]
        ?.replace(/^.*[:/#]/, '');
      const isScope = 'itemscope' in attrs || 'itemtype' in attrs || 'typeof' in attrs;
      if (name) put(item, name, isScope ? itemOf(child, htmlOf) : valueIn(child, name, htmlOf));
      if (!isScope) visit(child);
    }
  };
  visit(scope);
  return item;
}

function put(item: JsonObject, name: string, value: Json): void {
  const before = item[name];
  if (value === '' || value === null) return;
  if (before === undefined) item[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else item[name] = [before, value];
}

function valueIn(element: Element, name: string, htmlOf: (element: Element) => string): Json {
  const { tag, attrs } = element;
  if (attrs.content !== undefined) return attrs.content;
  if (LONG.has(name)) return htmlOf(element);
  if ((tag === 'a' || tag === 'link') && attrs.href)
    return name === 'url' || name === 'sameAs' ? attrs.href : (lineIn(element) ?? attrs.href);
  if (tag === 'time' && attrs.datetime) return attrs.datetime;
  if ((tag === 'data' || tag === 'meter') && attrs.value !== undefined) return attrs.value;
  return lineIn(element) ?? '';
}
