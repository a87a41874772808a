import type { Salary } from '../../domain/job.ts';
import { findSalary } from '../../domain/pay/money.ts';
import { isPlaceLine } from '../text/place-lines.ts';
import { splitPlaces } from '../text/places.ts';
import { isTitleLike } from '../text/roles.ts';
import { employmentTypeOf, workplaceOf } from '../text/work-terms.ts';
import { isElsewhere } from './hints.ts';
import { LEGAL_FORM } from './legal-forms.ts';
import type { Element } from './tree.ts';
import type { Run } from './walk.ts';

/** What the short texts around a posting's title say: "Berlin · Hybrid · Full-time · €50,000". */
export interface Chips {
  company: string | null;
  locations: string[];
  terms: string[];
  salary: Salary | null;
}

const AFTER = 12;
const BEFORE = 5;
const LONG = 160;
// A sign or a code of money beside a figure; only then is it worth reading as pay.
const MONEY =
  /\d.*(?:\p{Sc}|[A-Z]{3}|kr|Kč|zł|lei|Ft|руб|грн|[円元万원])|(?:\p{Sc}|[A-Z]{3}|kr|Kč|zł|月薪|時給|月給|年収).*\d/u;

/** Reads the short runs around the title; the first long one ends them. */
export function chipsAround(runs: readonly Run[], title: string | null, heading: Element | null): Chips {
  const chips: Chips = { company: null, locations: [], terms: [], salary: null };
  const at = placeOfTitle(runs, title, heading);
  if (at < 0) return chips;
  for (let i = at + 1, short = 0; i < runs.length && short < AFTER; i++, short++) {
    if (runs[i]!.text.length > LONG) break;
    if (!isElsewhere(runs[i]!.element)) take(chips, runs[i]!.text);
  }
  for (let i = at - 1; i >= 0 && i >= at - BEFORE && runs[i]!.text.length <= LONG; i--)
    if (!isElsewhere(runs[i]!.element)) take(chips, runs[i]!.text);
  return chips;
}

// Where the title stands in the runs: under its heading, else the first run that is the title.
function placeOfTitle(runs: readonly Run[], title: string | null, heading: Element | null): number {
  let last = -1;
  if (heading)
    for (let i = 0; i < runs.length; i++) {
      if (isWithin(runs[i]!.element, heading)) last = i;
      else if (last >= 0) return last;
    }
  return last >= 0 || title === null ? last : runs.findIndex((run) => run.text === title);
}

const isWithin = (element: Element, outer: Element): boolean => {
  for (let at: Element | null = element, steps = 0; at && steps < 8; at = at.parent, steps++)
    if (at === outer) return true;
  return false;
};

function take(chips: Chips, run: string): void {
  if (/[.!?]$/.test(run) && run.split(' ').length > 8) return;
  const named = run.replace(/^(?:at|by|bei|chez)\s+/i, '');
  if (chips.company === null && named.length < 80 && LEGAL_FORM.test(named) && !isTitleLike(named))
    chips.company = named;
  if (chips.salary === null && MONEY.test(run)) chips.salary = findSalary(run)?.salary ?? null;
  for (const part of run.split(/\s*[|·•]\s*|\s+[–-]\s+/)) {
    const text = part.replace(/^[\s(),]+|[\s(),]+$/g, '');
    if (text.length < 2 || text.length > 60) continue;
    const words = text.split(' ').length;
    if (isPlaceLine(text)) {
      if (chips.locations.length < 12)
        for (const place of splitPlaces(text))
          if (!chips.locations.includes(place)) chips.locations.push(place);
    }
    if (
      words <= 5 &&
      (employmentTypeOf(text) !== null || workplaceOf(text) !== null) &&
      !/\b(?:manager|lawyer|engineer|specialist)\b/i.test(text)
    )
      chips.terms.push(text);
  }
}
