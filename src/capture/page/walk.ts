import { cleanLine } from '../text/lines.ts';
import type { Element } from './tree.ts';

const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const FOR_READERS =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|accessibility-?hidden|screen-?reader(?:-text)?|a11y-?hidden|offscreen|visuallyhidden|assistive-text)(?:$|[\s_-])/i;

/** True for what the page does not show. */
export function isHidden({ attrs }: Element): boolean {
  return (
    'hidden' in attrs ||
    attrs['aria-hidden'] === 'true' ||
    (attrs.style !== undefined && HIDDEN_STYLE.test(attrs.style))
  );
}

/** True for what is read out only: good as a label, no part of a text. */
export function isForReaders({ attrs }: Element): boolean {
  return attrs.class !== undefined && FOR_READERS.test(attrs.class);
}

const FIELD = /^(?:input|select|textarea)$/;
const NO_FIELD = /^(?:hidden|submit|button|image|reset|search)$/;
const PROSE_A_FIELD = 150;
const filled = new WeakMap<Element, boolean>();

/** True for a form one fills in; some sites wrap a whole page in a form, which then holds more text than fields. */
export function isFormToFill(form: Element): boolean {
  if (form.tag !== 'form') return false;
  const known = filled.get(form);
  if (known !== undefined) return known;
  let [fields, prose] = [0, 0];
  for (const { tag, attrs, children } of elements(form)) {
    if (FIELD.test(tag) && !NO_FIELD.test(attrs.type ?? '')) fields++;
    for (const child of children) if (typeof child === 'string' && child.length > 60) prose += child.length;
  }
  const is = prose < 300 || prose < fields * PROSE_A_FIELD;
  filled.set(form, is);
  return is;
}

/** Every element under one, itself included, in document order. */
export function* elements(root: Element): Generator<Element> {
  const stack: Element[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]!;
      if (typeof child !== 'string') stack.push(child);
    }
  }
}

/** The text under an element as one clean line; null when there is none. */
export function lineIn(root: Element, limit = 2000): string | null {
  const parts: string[] = [];
  let size = 0;
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (size > limit) return;
      if (typeof child === 'string') {
        parts.push(child.slice(0, limit));
        size += child.length;
      } else if (!isHidden(child) && !isForReaders(child)) {
        if (child.tag === 'br' || child.tag === 'div' || child.tag === 'p' || child.tag === 'li')
          parts.push(' ');
        visit(child);
      }
    }
  };
  visit(root);
  return cleanLine(parts.join(''));
}

const MARGIN =
  /similar|related|recommend|other-?jobs|also-viewed|people-also|job-?card|result-card|carousel/i;

/** True for the part of a page that shows other postings. */
export function isMargin({ tag, attrs }: Element): boolean {
  return (
    tag === 'aside' || (attrs.class !== undefined && attrs.class.length < 400 && MARGIN.test(attrs.class))
  );
}

/** One run of text a page shows, with where it stands. */
export interface Run {
  text: string;
  element: Element;
  /** Its place among the element's children. */
  index: number;
}

/** Each run of text a page shows outside its margins, in order, with labels meant for readers; at most `limit`. */
export function runsOf(root: Element, limit = 4000): Run[] {
  const runs: Run[] = [];
  const visit = (node: Element): void => {
    for (let index = 0; index < node.children.length; index++) {
      if (runs.length >= limit) return;
      const child = node.children[index]!;
      if (typeof child === 'string') {
        const text = cleanLine(child.slice(0, 2000));
        if (text) runs.push({ text, element: node, index });
      } else if (!isHidden(child) && child.tag !== 'head' && !isMargin(child)) visit(child);
    }
  };
  visit(root);
  return runs;
}
