import { GENDERS } from '../text/occupations.ts';
import { isTitleLike } from '../text/roles.ts';
import { APPLY, POSTING_WORDS } from './apply-words.ts';
import { isChromeHeading } from './chrome-words.ts';
import type { Element } from './tree.ts';
import { isHidden, isMargin, lineIn } from './walk.ts';

/** What tells one posting from a list, a career page or a home page, counted over the page's own part. */
export interface Signals {
  /** Distinct links of one shape that lead to postings. */
  jobLinks: number;
  /** Distinct links whose text names a job. */
  titled: number;
  /** The most like parts in a row, each with a link and a few short texts: rows, cards. */
  cards: number;
  /** Buttons that begin an application. */
  apply: number;
  hasPassword: boolean;
  /** Characters in sentences, outside links and cards. */
  prose: number;
  /** Different words of duties, demands and offers in these sentences and the headings over them. */
  duties: number;
}

const JOB_PATH =
  /(?:^|[/?=_.-])(?:jobs?|viewjob|job-?details?|jobid|vacanc\w+|vakan\w+|positions?|postings?|openings?|requisitions?|career\w*|karriere|stellen?\w*|rpd|nabidk\w*|prace|emplois?|offres?|offers?|annonces?|annons\w*|empleos?|trabajos?|ofertas?|vagas?|lavoro|annunci\w*|vacatures?|praca|oferty|ledig\w*|jobb|stilling\w*|tyopaik\w*|allas\w*|recruit\w*|kyujin|zhaopin|viec-lam|tuyen-dung|ilan\w*|lowongan|o|j|p)[/?=_.-][^#]{3,}/i;
const SITE =
  /cookie|consent|(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer)(?:$|[\s_-])|modal|popup/i;
const MOST_LINKS = 1000;
const DEEP = 120;

interface Part {
  links: number;
  runs: number;
  text: number;
  prose: number;
}

/** How many different words of duties, demands and offers a text has. */
export function postingWordsIn(text: string): number {
  return new Set([...text.slice(0, 5000).matchAll(POSTING_WORDS)].map((m) => m[0].toLowerCase())).size;
}

/** Counts the signals in one walk over the page; menus, footers, margins and notices of cookies are left out. */
export function signalsOf(root: Element): Signals {
  const found: Signals = {
    jobLinks: 0,
    titled: 0,
    cards: 0,
    apply: 0,
    hasPassword: false,
    prose: 0,
    duties: 0,
  };
  const shapes = new Map<string, Set<string>>();
  const titled = new Set<string>();
  const duties = new Set<string>();
  let cardProse = 0;
  let seen = 0;
  let words = 0;

  const takeLink = (element: Element): void => {
    if (seen++ > MOST_LINKS) return;
    const href = element.attrs.href ?? '';
    const label = lineIn(element, 160);
    if (!label) return;
    if (label.length < 50 && APPLY.test(label)) found.apply++;
    if (href === '' || /^(?:#|mailto:|tel:)/i.test(href) || label.length < 4) return;
    const path = href.replace(/[?#].*$/, '');
    const id =
      /[?&](?:jk|id|gh_jid|job_?id|currentJobId|req\w*|oid|pid|ref|nr)=[\w-]+/i.exec(href)?.[0] ?? '';
    const names = label.length < 140 && (isTitleLike(label) || GENDERS.test(label));
    const leads = JOB_PATH.test(href);
    if ((!names && !leads) || isChromeHeading(label)) return;
    if (names) titled.add(path + id);
    if (!leads) return;
    const shape =
      path
        .replace(/\/+$/, '')
        .replace(/[^/]*$/, '')
        .replace(/\d+/g, '#') + id.replace(/=.*/, '');
    const group = shapes.get(shape) ?? new Set();
    group.add(path + id);
    shapes.set(shape, group);
  };

  const takeText = (text: string, inHeading: boolean): number => {
    const long =
      text.length >= 60 ||
      (text.length >= 25 && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{8}/u.test(text));
    if ((long || inHeading || text.length < 60) && words < 8000) {
      words += text.length;
      for (const m of text.matchAll(POSTING_WORDS)) duties.add(m[0].toLowerCase());
    }
    return long ? text.length : 0;
  };

  const visit = (node: Element, inLink: boolean, depth: number): Part => {
    const part: Part = { links: 0, runs: 0, text: 0, prose: 0 };
    const like = new Map<string, { count: number; prose: number }>();
    for (const child of node.children) {
      if (typeof child === 'string') {
        const text = child.slice(0, 4000).trim();
        if (text === '') continue;
        part.runs++;
        part.text += text.length;
        if (!inLink) part.prose += takeText(text, /^(?:h\d|b|strong)$/.test(node.tag));
        continue;
      }
      if (child.tag === 'input') {
        if (child.attrs.type === 'password') found.hasPassword = true;
        else if (/^(?:submit|button)$/.test(child.attrs.type ?? '') && APPLY.test(child.attrs.value ?? ''))
          found.apply++;
        continue;
      }
      if (isOutside(child) || depth > DEEP) continue;
      if (child.tag === 'a') takeLink(child);
      else if (child.tag === 'button' && APPLY.test(lineIn(child, 60) ?? '')) found.apply++;
      // An anchor that is only a place (`<a name>`) may hold the whole page.
      const isLink = child.tag === 'a' && child.attrs.href !== undefined;
      const inner = visit(child, inLink || isLink, depth + 1);
      if (isLink) inner.links++;
      part.links += inner.links;
      part.runs += inner.runs;
      part.text += inner.text;
      part.prose += inner.prose;
      if (inner.links > 0 && inner.links < 12 && inner.runs >= 2 && inner.text >= 20 && inner.text < 1200) {
        const name = `${child.tag}.${(child.attrs.class ?? '').trim().split(/\s+/)[0]}`;
        const row = like.get(name) ?? { count: 0, prose: 0 };
        row.count++;
        row.prose += inner.prose;
        like.set(name, row);
      }
    }
    for (const { count, prose } of like.values())
      if (count > found.cards) {
        found.cards = count;
        cardProse = prose;
      }
    return part;
  };

  const whole = visit(root, false, 0);
  found.prose = Math.max(0, whole.prose - (found.cards >= 4 ? cardProse : 0));
  found.jobLinks = Math.max(0, ...[...shapes.values()].map((group) => group.size));
  found.titled = titled.size;
  found.duties = duties.size;
  return found;
}

const isOutside = (element: Element): boolean =>
  /^(?:head|nav|footer|select|script|style|option|datalist)$/.test(element.tag) ||
  /^(?:navigation|contentinfo|dialog)$/.test(element.attrs.role ?? '') ||
  isHidden(element) ||
  isMargin(element) ||
  (element.tag !== 'body' &&
    element.attrs.class !== undefined &&
    element.attrs.class.length < 300 &&
    SITE.test(element.attrs.class)) ||
  (element.attrs.id !== undefined && SITE.test(element.attrs.id));
