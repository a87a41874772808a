import { isTitleLike } from '../text/roles.ts';
import type { PageFacts } from './page-facts.ts';
import type { Element } from './tree.ts';
import { elements } from './walk.ts';

const ERROR_TITLE =
  /^(?:40[0-9]|50[0-9]|error\b|page not found|not found|access denied|forbidden|just a moment|attention required|are you (?:a )?(?:human|robot)|robot check|security check|request blocked|service unavailable|bad gateway|too many requests|captcha|verify you are human|pardon our interruption|stránka nenalezena|seite nicht gefunden|page introuvable|página no encontrada|pagina niet gevonden|nie znaleziono strony)/i;
const ERROR_ANYWHERE =
  /\b(?:page (?:you (?:requested|are looking for) )?(?:could not be|was not|cannot be|not) found|404 (?:error|not found)|error 404)\b/i;
const BOT_WALL =
  /(?:enable javascript and cookies to continue|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic|complete the captcha|access to this page has been denied|you have been blocked)/i;
const LOGIN_TITLE =
  /^(?:(?:linkedin )?(?:log|sign) ?in|login|sign up|join linkedin|anmelden|einloggen|connexion|iniciar sesión|inloggen|přihlášení|logowanie|authwall)\b/i;
const LIST_TITLE =
  /^(?:\d[\d,. ]*\+? )?(?:[\p{L}+#./& -]{2,60} )?(?:jobs?|vacancies|job openings|open positions|job search|stellenangebote|jobangebote|offres d['’]emploi|ofertas de (?:empleo|trabajo)|vacatures|nabídk[ya] práce|volná místa|oferty pracy|pracovní nabídky|lediga jobb)(?: (?:in|near|at|for|bei|à|en|v|w|i|–|-|\||,)\b.*|\s*[|–-].*|$)/iu;
const SINGLE = /\b(?:job description|stellenbeschreibung|apply now|apply for this)\b/i;

/** Why a page without structured data is no single posting, as a sentence; null where it may be one. */
export function whyNoPosting(root: Element, facts: PageFacts, text: string | null): string | null {
  const title = facts.pageTitle ?? facts.heading ?? '';
  const all = facts.chunks.join(' ').slice(0, 60_000);
  if (isViewSource(root)) return 'This is a copy of a page’s source text, not the page.';
  if (BOT_WALL.test(all.slice(0, 4000)) && all.length < 6000)
    return 'The site asked for a check that only a browser passes.';
  if (
    ERROR_TITLE.test(title) ||
    ERROR_TITLE.test(facts.heading ?? '') ||
    (ERROR_ANYWHERE.test(all.slice(0, 3000)) && all.length < 5000)
  ) {
    return 'This is an error page.';
  }
  if (
    LOGIN_TITLE.test(title) ||
    (hasPassword(root) && (text?.length ?? 0) < 600 && !isTitleLike(facts.heading ?? ''))
  ) {
    return 'This is a page to sign in.';
  }
  if (isList(root, facts, title, text)) return 'This is a list of several postings.';
  if (
    facts.heading === null &&
    !isTitleLike(facts.title ?? '') &&
    all.length < 60 &&
    (text?.length ?? 0) < 60
  )
    return 'There is hardly any text on this page; it may need a browser to show it.';
  return null;
}

function isViewSource(root: Element): boolean {
  let lines = 0;
  for (const { attrs, tag } of elements(root)) {
    if (
      attrs.class &&
      /(?:^| )(?:line-content|line-number|html-(?:tag|attribute-name|doctype)|webkit-line-content)(?: |$)/.test(
        attrs.class,
      )
    )
      lines++;
    else if (tag === 'body' && attrs.id === 'viewsource') return true;
    if (lines > 20) return true;
  }
  return false;
}

function hasPassword(root: Element): boolean {
  for (const { tag, attrs } of elements(root)) if (tag === 'input' && attrs.type === 'password') return true;
  return false;
}

function isList(root: Element, facts: PageFacts, title: string, text: string | null): boolean {
  const listed = LIST_TITLE.test(title) || LIST_TITLE.test(facts.heading ?? '');
  const links = new Set<string>();
  const titled = new Set<string>();
  for (const { tag, attrs, children } of elements(root)) {
    const href = tag === 'a' ? attrs.href : undefined;
    if (
      !href ||
      !/(?:^|[/?=_-])(?:jobs?|viewjob|vacanc\w+|positions?|posting|opening|rpd|nabidka|stellenangebot\w*|emploi|offer\w*|career\w*|o|j|p)[/=?_-][^#]{4,}/i.test(
        href,
      )
    )
      continue;
    links.add(href.replace(/[?#].*$/, '') + (/[?&](?:jk|id|gh_jid|currentJobId)=\w+/.exec(href)?.[0] ?? ''));
    const label = children.find((child): child is string => typeof child === 'string')?.trim();
    if (label && isTitleLike(label)) titled.add(label);
  }
  if (listed && (titled.size >= 3 || links.size >= 8))
    return !isTitleLike(facts.heading ?? '') || LIST_TITLE.test(facts.heading ?? '') || titled.size >= 10;
  // Many linked titles, no text of its own, no heading that names a job.
  return titled.size >= 8 && !isTitleLike(facts.heading ?? '') && !SINGLE.test(text ?? '');
}
