import { cleanLine } from '../text/lines.ts';
import { type Labelled, labelledBy } from './label-words.ts';
import type { Element } from './tree.ts';
import { isHidden, type Run } from './walk.ts';

/** What stands beside the labels of a page, first come first, each as one line; parts of a list are joined by " | ". */
export type LabelledValues = Partial<Record<Labelled, string[]>>;

const MOST_RUNS = 1500;
const LONGEST_VALUE = 200;
const BLOCK = /^(?:p|div|li|dd|dt|tr|td|th|br|ul|ol|dl|table|section|h[1-6])$/;

/** Reads label and value pairs: rows of tables, definition lists, "Label: value", a label above or before its value. */
export function labelledValues(runs: readonly Run[]): LabelledValues {
  const found: LabelledValues = {};
  const put = (field: Labelled, value: string | null): void => {
    if (value === null || value.length < 2 || value.length > LONGEST_VALUE || isLabel(value)) return;
    found[field] ??= [];
    if (found[field].length < 8) found[field].push(value);
  };
  for (let i = 0; i < runs.length && i < MOST_RUNS; i++) {
    const run = runs[i]!;
    const { text } = run;
    if (text.length > 160) continue;
    const field = labelledBy(text);
    if (field !== null) {
      if (isColumn(run.element) || (isInLink(run.element) && !/[:：]$/.test(text))) continue;
      put(
        field,
        valueBeside(run) ??
          (mayLead(text, field) ? (runs[i + 1]?.text.replace(/^[:：\s]+/, '') ?? null) : null),
      );
      continue;
    }
    const inline = /^([^:：]{2,44})\s*[:：]\s*(\S.*)$/u.exec(text);
    const named = inline ? labelledBy(inline[1]!) : null;
    if (inline && named) put(named, inline[2]!);
    else if (/\d/.test(text) && text.length < 60) putGlued(text, put);
  }
  return found;
}

// "Posted on 12 May 2026", "掲載日 2026/05/14": dates and numbers need no colon.
function putGlued(text: string, put: (field: Labelled, value: string | null) => void): void {
  const words = text.split(' ');
  for (let n = Math.min(words.length - 1, 5); n > 0; n--) {
    const field = labelledBy(words.slice(0, n).join(' '));
    if (field !== 'postedOn' && field !== 'expiresOn') continue;
    put(field, words.slice(n).join(' '));
    return;
  }
}

// One word such as "Type" or "Date" labels the next run only where a colon says so.
const mayLead = (text: string, field: Labelled): boolean =>
  /[:：]$/.test(text) || field !== 'externalId' || / /.test(text);

// The heads of a table's columns label what is below, one posting a row.
const isColumn = (element: Element): boolean => {
  for (let at: Element | null = element, steps = 0; at && steps < 4; at = at.parent, steps++) {
    if (at.tag !== 'th') continue;
    const cells = at.parent?.children.filter((one): one is Element => typeof one !== 'string') ?? [];
    return cells.length > 1 && cells.every((one) => one.tag === 'th');
  }
  return false;
};

// A menu's "Locations" labels nothing.
const isInLink = (element: Element): boolean =>
  element.tag === 'a' || element.tag === 'button' || element.parent?.tag === 'a';

const isLabel = (value: string): boolean => /[:：]$/.test(value) || labelledBy(value) !== null;

/** What stands beside a label in the tree: after it in its line, in the next cell, or in the next part. */
function valueBeside({ element, index }: Run): string | null {
  let at: Element = element;
  let from = index + 1;
  for (let steps = 0; steps < 4; steps++) {
    const value = textAfter(at, from);
    if (value !== null) return value === '' ? null : value;
    const parent = at.parent;
    // A cell's value is the next cell; what follows a whole list or row is something else.
    if (
      !parent ||
      (/^(?:body|table|tbody|ul|ol|dl|main|section|article|#root)$/.test(parent.tag) &&
        !/^(?:dt|h[1-6]|p|div|span|b|strong)$/.test(at.tag))
    )
      return null;
    from = parent.children.indexOf(at) + 1;
    if (hasTextBefore(parent, from - 1)) return null;
    at = parent;
  }
  return null;
}

const hasTextBefore = (parent: Element, until: number): boolean => {
  if (parent.tag === 'tr' || parent.tag === 'dl') return false;
  for (let i = Math.max(0, until - 12); i < until; i++) {
    const child = parent.children[i]!;
    if (typeof child === 'string' && child.trim() !== '') return true;
  }
  return false;
};

// The line from a place on: up to a break, or the first part that shows a text. Null where nothing follows.
function textAfter(parent: Element, from: number): string | null {
  let line = '';
  const children = parent.children;
  for (let i = from; i < children.length && i < from + 24; i++) {
    const child = children[i]!;
    if (typeof child === 'string') {
      line += child.slice(0, 400);
      continue;
    }
    if (child.tag === 'br' || BLOCK.test(child.tag)) {
      if (trimmed(line) !== '') break;
      if (child.tag === 'br' || isHidden(child)) continue;
      // The next label ends what this one labels.
      if (child.tag === 'dt') return '';
      const text = lineOf(child);
      if (text !== '') return text;
      if (/^(?:td|dd)$/.test(child.tag)) return '';
      continue;
    }
    if (!isHidden(child)) line += ` ${lineOf(child)} `;
    if (line.length > 400) break;
  }
  const text = trimmed(line);
  return text === '' ? null : text;
}

const trimmed = (line: string): string => (cleanLine(line) ?? '').replace(/^[:：\s|–-]+|[\s|]+$/g, '');

function lineOf(root: Element): string {
  let line = '';
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (line.length > LONGEST_VALUE + 40) return;
      if (typeof child === 'string') line += child.slice(0, 400);
      else if (!isHidden(child) && !/^(?:script|style|select|button)$/.test(child.tag)) {
        if (BLOCK.test(child.tag)) line += ' | ';
        visit(child);
        if (BLOCK.test(child.tag)) line += ' | ';
      }
    }
  };
  visit(root);
  return trimmed(line.replace(/(?:\s*\|\s*)+/g, ' | '));
}
