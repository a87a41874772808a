import { employmentTypeOf, workplaceOf } from '../text/work-terms.ts';
import { isChromeHeading } from './chrome-words.ts';
import { labelledBy } from './label-words.ts';
import type { Element } from './tree.ts';
import { isForReaders, isHidden, lineIn } from './walk.ts';

type Hinted = 'title' | 'company' | 'locations' | 'pay';

/** What class names and the like say of the texts under them: the first sure one of each, and any less sure. */
export interface Hints extends Partial<Record<Hinted, string>> {
  weak: { field: 'locations' | 'pay' | 'terms'; text: string; order: number }[];
}

const CLASS_HINTS: [Hinted, RegExp][] = [
  [
    'title',
    /(?:job|posting|position|vacancy|opening|topcard|top-card|jd|offer|role)[\w-]*?[-_]{1,2}(?:info[-_]{1,2}header[-_]{1,2})?(?:title|headline|name)\b|jobTitle|JobTitle|posting-headline|jobsearch-JobInfoHeader-title/,
  ],
  [
    'company',
    /(?:company|employer|org|organization|hiring)[-_]{0,2}(?:name|title|link)|companyName|CompanyName|topcard__org|inlineHeader-companyName|advertiser-name|\bemployer\b/,
  ],
  [
    'locations',
    /(?:job|company|posting|office|topcard)[\w]*[-_]{1,2}(?:location|city)\b|\blocation(?:s|-name|__text)?\b|jobLocation|JobLocation|topcard__flavor--bullet|inlineHeader-companyLocation|sort-by-location/,
  ],
  [
    'pay',
    /(?:job|posting|compensation)?[-_]*(?:salary|compensation|pay-?range|wage)(?:[-_]{1,2}(?:range|info|text|amount))?\b|salaryInfo/,
  ],
];
const NOT_THIS_JOB =
  /similar|related|recommend|aside|sidebar|other-jobs|also-viewed|people-also|search-result|job-card|jobcard|result-card|carousel|footer|review|breadcrumb|see-who|applicants|posted-time|caption/i;

// Where a site shows itself: its menus, its notice of cookies, its search.
const SITE_PART =
  /cookie|consent|(?:^|[\s_-])nav(?:bar|igation)?(?:$|[\s_-])|menu|search-?(?:form|bar|box)|filter/i;

/** Marks of a part that a place, pay or kind of employment stands in, less sure than the full names above. */
const WEAK: [Hints['weak'][number]['field'], RegExp][] = [
  [
    'locations',
    /(?:^|[\s_-])(?:job|vacancy|posting)?-?(?:address|city|area|region|ort|standort|place|locality|localidad|lieu|location)s?(?:$|[\s_-])/i,
  ],
  ['pay', /(?:^|[\s_-])(?:salary|pay|wage|compensation|gehalt|salaire|salario|sueldo)(?:$|[\s_-])/i],
  [
    'terms',
    /employ-?(?:ment)?-?type|contract-?type|job-?type|work-?(?:type|formats?|mode|time|place-?type)|(?:^|[\s_-])(?:contract|schedule|remote|employment)(?:$|[\s_-])/i,
  ],
];
const MOST_WEAK = 40;

/** True for a part within one that shows other postings or the site itself. */
export function isElsewhere(element: Element): boolean {
  for (let at: Element | null = element, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (
      (at.attrs.class &&
        at.attrs.class.length < 400 &&
        (NOT_THIS_JOB.test(at.attrs.class) || SITE_PART.test(at.attrs.class))) ||
      at.tag === 'aside' ||
      at.tag === 'footer' ||
      at.tag === 'nav' ||
      at.attrs.role === 'navigation'
    )
      return true;
  }
  return false;
}

const LOGO = /(?:company|employer|org|organization|brand)[\w-]*logo|logo[\w-]*(?:company|employer|org)/i;

/** The company a logo's text names; null for another picture. */
export function logoName({ tag, attrs }: Element): string | null {
  if (tag !== 'img' || !attrs.alt || !LOGO.test(attrs.class ?? '')) return null;
  const name = attrs.alt
    .replace(/^(?:company )?logo (?:of|for|von|de) |['’]?s? (?:company )?logo$/gi, '')
    .trim();
  return name.length > 1 && name.length < 70 && !/^(?:company|logo|image)$/i.test(name) ? name : null;
}

/** Takes what the class, test or automation name of an element says of its text. */
export function readHints(element: Element, order: number, hints: Hints): void {
  const { attrs } = element;
  if (attrs.class && attrs.class.length < 400) readHint(element, attrs.class, order, hints);
  const id =
    attrs['data-automation-id'] ??
    attrs['data-testid'] ??
    attrs['data-automation'] ??
    attrs['data-qa'] ??
    attrs.id;
  if (id && id.length < 100) readHint(element, id, order, hints);
}

function readHint(element: Element, name: string, order: number, hints: Hints): void {
  for (const [field, pattern] of CLASS_HINTS) {
    if (hints[field] !== undefined || !pattern.test(name)) continue;
    if (isUnseen(element) || isElsewhere(element)) continue;
    const text = withoutLabel(lineIn(element, 300));
    if (!text || text.length > (field === 'title' ? 180 : 110)) continue;
    if (
      field === 'locations' &&
      (/applicants?|ago\b|\d{3,}\+|posted/i.test(text) || /^(?:location|remote)s?:?$/i.test(text))
    )
      continue;
    if (
      field === 'company' &&
      (text.split(' ').length > 9 ||
        /^(?:dl|ul|ol|table|section)$/.test(element.tag) ||
        /^(?:company|employer|about|view|follow|see|visit|website|all jobs)\b/i.test(text) ||
        isChromeHeading(text))
    )
      continue;
    if (field === 'title' && isChromeHeading(text)) continue;
    hints[field] = text;
  }
  if (hints.weak.length < MOST_WEAK) readWeak(element, name, order, hints);
}

function readWeak(element: Element, name: string, order: number, hints: Hints): void {
  const field = WEAK.find(([, pattern]) => pattern.test(name))?.[0];
  if (!field || isUnseen(element) || isElsewhere(element)) return;
  const text = withoutLabel(lineIn(element, 120));
  if (!text || text.length > 90) return;
  if (field === 'terms' && employmentTypeOf(text) === null && workplaceOf(text) === null) return;
  if (field === 'pay' && !/\d/.test(text)) return;
  hints.weak.push({ field, text, order });
}

const isUnseen = (element: Element): boolean => isHidden(element) || isForReaders(element);

// "Location: Graz" under one class name: the value is what the class speaks of.
function withoutLabel(text: string | null): string | null {
  const cut = text ? /^([^:：]{2,40})[:：]\s*(\S.*)$/u.exec(text) : null;
  return cut && labelledBy(cut[1]!) ? cut[2]! : text;
}
