import type { Draft, Warning } from '../../domain/draft.ts';
import { emptyFields, passedDeadline } from '../../domain/draft.ts';
import type { PostingField } from '../../domain/job.ts';
import { findSalary } from '../../domain/pay/money.ts';
import { isChrome, withoutChrome } from './board-chrome.ts';
import { closedWords } from './closed.ts';
import { isProgram } from './code.ts';
import { findDeadline } from './deadline.ts';
import { findEmploymentType } from './employment.ts';
import { readHeader, titleAmongLines } from './header.ts';
import { labelOf } from './labels.ts';
import { languageOf, withCountry } from './language.ts';
import { linesOf } from './lines.ts';
import { splitPlaces } from './places.ts';
import { companyInProse, placesInProse, titleInProse } from './prose.ts';
import { seniorityInTitle, seniorityOf } from './work-terms.ts';
import { findWorkplace } from './workplace.ts';

// A posting is a few pages; what is past these is kept in the snapshot only.
const MAX_KEPT = 300_000;
const MAX_READ = 40_000;

/** What reading a text may be told. */
export interface TextOptions {
  /** Today, `YYYY-MM-DD`: a deadline without a year is the next such day. */
  today?: string | null;
  /** Known from elsewhere; told apart by the text otherwise. */
  language?: string | null;
  /** A file's name, whose ending may tell that it is none. */
  name?: string | null;
}

/** Bullets as Markdown has them, at most one blank line in a row, ends trimmed. */
export function tidyMarkdown(lines: readonly string[]): string | null {
  const text = lines
    .map((line) => line.replace(/^[•·▪◦‣●○➢➤✓✔*–—]\s*(?=\S)(?!\*)/u, '- '))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
}

const SENIORITY_LABEL =
  /^(?:seniority level|experience level|career level|seniority|level)\s*:?\s*\n?\s*([^\n]{3,30})$/im;
// "Join X and …": a board's own line, but it names the employer.
const JOIN = /^Join ([\p{Lu}\d][\p{L}\d&.'’ -]{1,40}?) and (?:take|boost|advance|grow)/u;

// A table pasted from a page: its labels and values stand with a tab between.
const labelled = (text: string): string =>
  text.replace(/^([^\t\n:：]{2,30})\t+(?=\S)/gm, (row, label: string) =>
    labelOf(label) === null ? row : `${label}: `,
  );

/** What a pasted text yields; only what it states. */
export function draftFromText(
  text: string,
  { today = null, language: known = null, name = null }: TextOptions = {},
): Draft {
  const all = linesOf(labelled(text.slice(0, MAX_KEPT).normalize('NFC')));
  const kept = withoutChrome(all);
  const body = kept.join('\n').slice(0, MAX_READ);
  const language = known ?? languageOf(body);
  const header = readHeader(kept, language);
  const fields = emptyFields();
  const warnings: Warning[] = [];
  // An employer that keeps its name back leaves an empty one in the header.
  fields.company =
    header.company === ''
      ? null
      : (header.company ??
        all.map((line) => JOIN.exec(line)?.[1]).find(Boolean) ??
        companyInProse(body, language));
  fields.title =
    header.title ?? titleInProse(body, fields.company, language) ?? titleAmongLines(kept, language);
  const inProse = header.locations.length > 0 ? null : placesInProse(body);
  fields.locations = inProse ? splitPlaces(inProse) : header.locations;
  fields.workplace = findWorkplace(body);
  fields.employmentType = findEmploymentType(body, fields.title, language);
  fields.seniority =
    (fields.title ? seniorityInTitle(fields.title) : null) ??
    seniorityOf(SENIORITY_LABEL.exec(body)?.[1] ?? '');
  fields.salary = findSalary(body, language)?.salary ?? null;
  fields.language = language;
  const deadline = findDeadline(body, withCountry(language, body), today);
  if (deadline?.expiresOn) {
    fields.expiresOn = deadline.expiresOn;
    fields.expiresEvidence = deadline.evidence;
    const passed = passedDeadline(deadline.expiresOn, today);
    if (passed) warnings.push(passed);
  } else if (deadline?.ambiguous) {
    warnings.push({
      code: 'ambiguous-date',
      message: `The deadline could be read as two different days: “${deadline.evidence}”.`,
    });
  }
  if (closedWords(all.slice(0, 60).join('\n'))) fields.postingState = 'closed';
  if (text.length > MAX_KEPT) {
    warnings.push({ code: 'text-cut', message: 'The text is very long; only its beginning was read.' });
  }
  if (fields.title === null) warnings.push({ code: 'no-title', message: 'No title was found.' });
  if (fields.company === null) warnings.push({ code: 'no-company', message: 'No company was found.' });
  const isCode = isProgram(text, name);
  if (isCode)
    warnings.unshift({ code: 'not-a-posting', message: 'This is the source of a program, not a posting.' });
  const description = tidyMarkdown(kept.filter((_, i) => !header.used.has(i)));
  return {
    fields,
    description,
    snapshot: { mediaType: 'text/plain', bytes: new TextEncoder().encode(text) },
    provenance: provenanceOf(fields, description, 'text'),
    warnings,
    isPosting: !isCode && kept.some((line) => line !== '' && !isChrome(line)),
    canonicalKey: null,
  };
}

/** The same source named for every field that is known. */
export function provenanceOf(
  fields: Draft['fields'],
  description: string | null,
  source: string,
): Draft['provenance'] {
  const provenance: Draft['provenance'] = {};
  for (const [field, value] of Object.entries(fields) as [PostingField, unknown][]) {
    const known = Array.isArray(value) ? value.length > 0 : value !== null && value !== 'unknown';
    if (known) provenance[field] = source;
  }
  if (description !== null) provenance.description = source;
  return provenance;
}
