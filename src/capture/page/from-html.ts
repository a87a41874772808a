import { type Draft, emptyFields, type Warning } from '../../domain/draft.ts';
import type { PostingFields } from '../../domain/job.ts';
import { findSalary } from '../../domain/pay/money.ts';
import { canonicalKey, canonicalUrl, systemOf } from '../systems/table.ts';
import { withoutChrome } from '../text/board-chrome.ts';
import { closedWords } from '../text/closed.ts';
import { draftFromText, tidyMarkdown } from '../text/from-text.ts';
import { folded } from '../text/lines.ts';
import { companyInProse } from '../text/prose.ts';
import { employmentInTitle, employmentTypeOf, seniorityInTitle, workplaceOf } from '../text/work-terms.ts';
import { stateEvidence } from './embedded-state.ts';
import { climb, type Evidence } from './evidence.ts';
import { postingsInJsonLd } from './json-ld.ts';
import { LEGAL_FORM } from './legal-forms.ts';
import { isCutOff, mainText } from './main-text.ts';
import { markdownOf } from './markdown.ts';
import { postingsInMarkup } from './microdata.ts';
import { isName } from './names.ts';
import { A_LIST, whyNoPosting } from './not-posting.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';
import { evidenceOf } from './schema-posting.ts';
import type { JsonObject } from './tolerant-json.ts';
import { type Page, readPage } from './tree.ts';

/** What reading a page may be told. */
export interface HtmlOptions {
  /** Where the page came from; else what the page says of itself. */
  url?: string | null;
  today?: string | null;
  /** Rungs above the page: what a system's public interface said. */
  above?: readonly Evidence[];
}

/** What a page yields, best evidence first; the snapshot is left to the caller, who has the bytes. */
export function draftFromHtml(
  html: string,
  { url = null, today = null, above = [] }: HtmlOptions = {},
): Draft {
  const page = readPage(html);
  const facts = pageFacts(page);
  const postings = structured(page, facts);
  const warnings: Warning[] = [];
  const posting = choose(postings, facts);
  const main = mainText(page.root);
  const rungs: Evidence[] = [...above];
  const said = posting ? evidenceOf(posting.object, posting.source) : null;
  if (said) rungs.push({ ...said, fields: { ...said.fields, url: null } });
  const state = stateEvidence(page.scripts, facts.title ?? facts.heading);
  if (state) rungs.push(state);
  const not =
    posting || above.length > 0 || state !== null
      ? null
      : postings.length > 1
        ? A_LIST
        : whyNoPosting(page, facts, main);
  rungs.push(pageEvidence(facts, url));
  const own = main === null ? null : tidyMarkdown(withoutChrome(main.split('\n')));
  for (const rung of rungs) if (isCutOff(rung.description ?? null, own)) rung.description = null;
  const { fields: known, description: best } = climb(rungs);
  const text = best && best.length > 200 ? best : longest(own, best, facts.description);
  if (known.company === null) rungs.push(employerEvidence(facts, text));
  rungs.push(...textEvidence(text, known, facts, today));
  const { fields, description, provenance, warnings: heard } = climb(rungs);
  warnings.push(...heard);
  fields.postingState = above.some((one) => one.fields.postingState === 'open')
    ? 'open'
    : stateOf(fields, facts, description);
  if (fields.postingState === 'closed') provenance.postingState ??= 'page';
  if (page.cut)
    warnings.push({ code: 'page-cut', message: 'The page was too large or too deep to be read whole.' });
  const key = identify(fields, provenance, [url, facts.url, said?.fields.url ?? null]);
  if (provenance.salary === 'page' || provenance.salary === 'text') {
    const words =
      provenance.salary === 'page'
        ? `${facts.pay} ${facts.title}`
        : findSalary((description ?? '').slice(0, 40_000))?.text;
    fields.salary = inLocalDollars(fields, words ?? '');
  }
  if (not) {
    warnings.push({ code: 'not-a-posting', message: not.message });
    // What a list or an error page shows belongs to no posting.
    const bare = { ...emptyFields(), url: fields.url, source: fields.source, language: fields.language };
    if (not.kind === 'closed') bare.postingState = 'closed';
    return {
      fields: bare,
      description,
      snapshot: null,
      provenance: {},
      warnings,
      isPosting: false,
      noPosting: not.kind,
      canonicalKey: key,
    };
  }
  if (fields.title === null) warnings.push({ code: 'no-title', message: 'No title was found.' });
  if (fields.company === null) warnings.push({ code: 'no-company', message: 'No company was found.' });
  return { fields, description, snapshot: null, provenance, warnings, isPosting: true, canonicalKey: key };
}

const longest = (...texts: (string | null)[]): string | null =>
  texts.reduce(
    (most, one) => ((one?.length ?? 0) > (most?.length ?? 0) * (most === null ? 1 : 2) ? one : most),
    null,
  );

// A name the site bears is the employer's where the posting itself speaks of it.
function employerEvidence(facts: PageFacts, text: string | null): Evidence {
  const words = ` ${folded((text ?? '').slice(0, 40_000))} `;
  const company =
    facts.perhaps.find((name) => folded(name).length > 2 && words.includes(` ${folded(name)} `)) ??
    facts.perhaps.find(
      (name) => LEGAL_FORM.test(name) && folded(facts.pageTitle ?? '').includes(folded(name)),
    );
  return { source: 'page', fields: { company: company ?? null } };
}

const DOLLARS: [RegExp, string][] = [
  [/\.au$|^au\./, 'AUD'],
  [/\.nz$|^nz\./, 'NZD'],
  [/\.ca$|^ca\./, 'CAD'],
  [/\.sg$|^sg\./, 'SGD'],
  [/\.hk$|^hk\./, 'HKD'],
];

// A bare "$" is the dollar of the country whose site it stands on.
function inLocalDollars({ salary, url }: PostingFields, words: string): PostingFields['salary'] {
  if (salary?.currency !== 'USD' || url === null || !words.includes('$') || /US/.test(words)) return salary;
  const host = new URL(url).hostname;
  const local = DOLLARS.find(([pattern]) => pattern.test(host))?.[1];
  return local ? { ...salary, currency: local } : salary;
}

// The link a page names as its own; an employer's front page is no posting's address.
function identify(
  fields: PostingFields,
  provenance: Draft['provenance'],
  links: (string | null)[],
): string | null {
  const link = links.find((one) => one !== null && /^https?:\/\/[^/]+\/(?:[^?#]|\?[^#])/i.test(one)) ?? null;
  if (link === null) {
    fields.url = null;
    delete provenance.url;
    return null;
  }
  const ref = systemOf(link);
  fields.url = canonicalUrl(link);
  provenance.url ??= 'page';
  fields.source ??= ref?.system ?? new URL(link).hostname.replace(/^www\./, '');
  provenance.source ??= 'link';
  if (fields.externalId === null && ref?.id) {
    fields.externalId = ref.id;
    provenance.externalId = 'link';
  }
  return canonicalKey(link);
}

interface Found {
  object: JsonObject;
  source: string;
}

function structured(page: Page, facts: PageFacts): Found[] {
  const inJsonLd = postingsInJsonLd(page.scripts).map((object) => ({ object, source: 'json-ld' }));
  if (inJsonLd.length > 0) return inJsonLd;
  // A text inside microdata keeps its marks by being read as Markdown at once.
  const inMarkup = postingsInMarkup(page.root, (element) => markdownOf(element) ?? '');
  return inMarkup
    .filter((one) => one.title !== undefined || one.name !== undefined || facts.heading !== null)
    .map((object) => ({ object, source: 'microdata' }));
}

// One posting is the page's; of several, only one named as the page's heading is.
function choose(postings: Found[], facts: PageFacts): Found | null {
  if (postings.length <= 1) return postings[0] ?? null;
  const wanted = [facts.heading, facts.title, facts.pageTitle]
    .filter((one) => one !== null)
    .map((one) => folded(one));
  const titles = new Set(postings.map(({ object }) => folded(String(object.title ?? object.name ?? ''))));
  if (titles.size === 1) return postings[0]!;
  const named = postings.filter(({ object }) => {
    const title = folded(String(object.title ?? object.name ?? ''));
    return title !== '' && (wanted[0] === title || wanted[1] === title);
  });
  return named.length === 1 ? named[0]! : null;
}

function pageEvidence(facts: PageFacts, url: string | null): Evidence {
  const pay = facts.pay ? findSalary(`Salary: ${facts.pay}`)?.salary : null;
  const titlePay = [facts.title, facts.heading]
    .map((one) => (one ? findSalary(one)?.salary : null))
    .find(Boolean);
  const fields: Partial<PostingFields> = {
    title: facts.title,
    company: facts.company,
    locations: facts.locations,
    salary: titlePay ?? pay ?? facts.salary,
    postedOn: facts.postedOn,
    expiresOn: facts.expiresOn,
    expiresEvidence: facts.expiresOn ? 'the deadline beside its label on the page' : null,
    externalId: facts.externalId,
    url: url ?? facts.url,
    employmentType:
      (facts.title ? employmentInTitle(facts.title) : null) ??
      facts.terms.map((one) => employmentTypeOf(one)).find(Boolean) ??
      null,
    seniority: facts.title ? seniorityInTitle(facts.title) : null,
    workplace:
      (facts.title ? titleWorkplace(facts.title) : null) ??
      (REMOTE_TITLE.test(facts.pageTitle ?? '') ? 'remote' : null) ??
      facts.terms.map((one) => workplaceOf(one)).find(Boolean) ??
      null,
  };
  return { source: 'page', fields };
}

const REMOTE_TITLE =
  /^(?:fully |100% )?remote (?!sensing|support|access|control|desktop|monitoring)(?=\p{Lu})/iu;

const titleWorkplace = (title: string) => {
  const marked =
    /(?:[([|,/·–-]\s*|^)((?:fully |100% )?remote|hybrid|on-?site|home ?office)\b(?=\s*(?:[)\]|,/·–-]|$|\())/i.exec(
      title,
    );
  return marked ? workplaceOf(marked[1]!) : null;
};

function textEvidence(
  text: string | null,
  known: PostingFields,
  facts: PageFacts,
  today: string | null,
): Evidence[] {
  if (!text) return [];
  const plain = text
    .slice(0, 40_000)
    .replace(/\*\*|^#+ |(?<!\w)_(?=\S)|(?<=\S)_(?!\w)/gm, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1');
  const draft = draftFromText(plain, { today: known.postedOn ?? today });
  const {
    title: _title,
    company: _company,
    seniority: _seniority,
    locations,
    language,
    ...rest
  } = draft.fields;
  const fields: Partial<PostingFields> = {
    ...rest,
    postingState: 'unknown',
    language: language ?? facts.language,
  };
  // A sentence's guess at names is for texts that have nothing better.
  if (known.company === null) {
    const company = companyInProse(plain);
    fields.company = company !== null && isName(company) ? company : null;
  }
  if (known.title === null) fields.title = _title;
  if (known.locations.length === 0) fields.locations = locations;
  if (known.salary !== null) fields.salary = null;
  const warnings =
    known.expiresOn === null ? draft.warnings.filter((one) => one.code === 'ambiguous-date') : [];
  return [{ source: 'text', fields, description: text.slice(0, 300_000), warnings }];
}

function stateOf(
  fields: PostingFields,
  facts: PageFacts,
  description: string | null,
): PostingFields['postingState'] {
  if (fields.postingState === 'closed') return 'closed';
  const at = facts.title
    ? facts.chunks.findIndex((chunk) => folded(chunk) === folded(facts.title ?? ''))
    : -1;
  // What is said of this posting stands above or just under its heading; further down it may be another's.
  const near = facts.chunks
    .slice(0, Math.max(at, 0) + 40)
    .filter((chunk) => chunk.length > 10 && chunk.length < 240);
  return closedWords([...near, (description ?? '').slice(0, 400)].join('\n'))
    ? 'closed'
    : fields.postingState;
}
