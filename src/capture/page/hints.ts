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
// What any name above holds; most names of a page hold none of it.
const SOME_MARK =
  /name|title|headline|link|employer|company|advertiser|topcard|header|location|city|address|area|region|ort|place|locality|localidad|lieu|salar|sueldo|gehalt|pay|wage|compensation|type|contract|work|schedule|remote|employment/i;
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

interface Marks {
  sure: Hinted[];
  weak: Hints['weak'][number]['field'] | null;
}

/** Reads hints; names come again and again on a page, so what each marks is found once. */
export class HintReader {
  readonly hints: Hints = { weak: [] };
  private readonly known = new Map<string, Marks | null>();

  /** Takes what the class, test or automation name of an element says of its text. */
  read(element: Element, order: number): void {
    const { attrs } = element;
    if (attrs.class && attrs.class.length < 400) this.take(element, attrs.class, order);
    const id =
      attrs['data-automation-id'] ??
      attrs['data-testid'] ??
      attrs['data-automation'] ??
      attrs['data-qa'] ??
      attrs.id;
    if (id && id.length < 100) this.take(element, id, order);
  }

  private take(element: Element, name: string, order: number): void {
    const marks = this.marksOf(name);
    if (marks === null) return;
    const fields = marks.sure.filter((field) => this.hints[field] === undefined);
    const weak = this.hints.weak.length < MOST_WEAK ? marks.weak : null;
    if ((fields.length === 0 && weak === null) || isUnseen(element) || isElsewhere(element)) return;
    const text = withoutLabel(lineIn(element, 300));
    if (!text) return;
    for (const field of fields) if (fits(field, text, element)) this.hints[field] = text;
    if (weak !== null && fitsWeak(weak, text)) this.hints.weak.push({ field: weak, text, order });
  }

  private marksOf(name: string): Marks | null {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (!SOME_MARK.test(name)) {
      this.known.set(name, null);
      return null;
    }
    const sure = CLASS_HINTS.filter(([, pattern]) => pattern.test(name)).map(([field]) => field);
    const weak = WEAK.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
    const marks = sure.length > 0 || weak !== null ? { sure, weak } : null;
    this.known.set(name, marks);
    return marks;
  }
}

function fits(field: Hinted, text: string, element: Element): boolean {
  if (text.length > (field === 'title' ? 180 : 110)) return false;
  if (field === 'locations')
    return !/applicants?|ago\b|\d{3,}\+|posted/i.test(text) && !/^(?:location|remote)s?:?$/i.test(text);
  if (field === 'company')
    return (
      text.split(' ').length <= 9 &&
      !/^(?:dl|ul|ol|table|section)$/.test(element.tag) &&
      !/^(?:company|employer|about|view|follow|see|visit|website|all jobs)\b/i.test(text) &&
      !isChromeHeading(text)
    );
  return field !== 'title' || !isChromeHeading(text);
}

function fitsWeak(field: Hints['weak'][number]['field'], text: string): boolean {
  if (text.length > 90) return false;
  if (field === 'terms') return employmentTypeOf(text) !== null || workplaceOf(text) !== null;
  return field !== 'pay' || /\d/.test(text);
}

const isUnseen = (element: Element): boolean => isHidden(element) || isForReaders(element);

// "Location: Graz" under one class name: the value is what the class speaks of.
function withoutLabel(text: string | null): string | null {
  const cut = text ? /^([^:：]{2,40})[:：]\s*(\S.*)$/u.exec(text) : null;
  return cut && labelledBy(cut[1]!) ? cut[2]! : text;
}
