import type { Watch } from '../domain/brief.ts';
import { daysBetween } from '../domain/days.ts';
import { languageOfWords } from '../domain/language.ts';
import type { PostingToSummarize } from '../domain/summary.ts';

const NEAR = 7;
const OLD = 30;

const NOT = '(?<!\\b(?:no|not|without|never|kein|keine|ohne|sans|pas de|sin|geen|zonder)\\s(?:\\p{L}+\\s)?)';
const ON_CALL = new RegExp(
  `${NOT}(?:\\bon[- ]call\\b|\\bpager\\b|\\bstandby duty\\b|\\brufbereitschaft|\\bbereitschaftsdienst|\\bastreintes?\\b|\\bguardias\\b|\\bconsignatiedienst)`,
  'iu',
);
const TRAVEL = new RegExp(
  `${NOT}(?:\\b(?:willing\\w*|able|ability|required|expected|need) to travel\\b|\\btravel(?:l?ing)?\\b[^.\\n]{0,40}(?:\\d+ ?%|\\brequired\\b)|\\d+ ?% (?:\\p{L}+ )?travel|\\breisebereitschaft|\\bdienstreisen\\b|\\bdéplacements? (?:fréquents?|réguliers?|professionnels?)|\\bdisponibilidad para viajar)`,
  'iu',
);
const TRAVEL_DENIED = /\btravel[^.\n]{0,20}\b(?:not|never) (?:required|needed|expected)/i;
const CONTRACT =
  /\b(?:fixed[- ]term|contract (?:role|position|to hire)|(?:\d+|six|twelve)[- ]months? contract|befristet\w*|freelance (?:role|position|contract))\b/i;
const TEMPORARY =
  /\b(?:temporary (?:role|position|contract|job)|seasonal (?:role|position|job)|maternity cover|elternzeitvertretung|contrato temporal)\b/i;
const AGENCY =
  /\b(?:(?:our|my) client(?:,|\s+(?:is|are|has|in|based)\b)|on behalf of (?:our|a|my) client|für unseren kunden suchen|notre client,|nuestro cliente,)/i;
const AGENCY_NAME = /\b(?:recruit(?:ment|ing|ers)|staffing|personaldienstleist\w*|zeitarbeit|interim)\b/i;

/** Who reads: the languages read with ease, by ISO 639-1 code, and the names of all skills of theirs in lower case. */
export interface Reader {
  languages: readonly string[];
  skills: ReadonlySet<string>;
}

/** What to watch for in a posting, the most urgent first. */
export function watchesIn(posting: PostingToSummarize, today: string, reader: Reader): Watch[] {
  const { text, company, salary, expiresOn, postedOn, employmentType } = posting;
  const found: Watch[] = [];
  if (expiresOn) {
    const days = daysBetween(today, expiresOn);
    if (days < 0) found.push({ kind: 'deadline-past', days: -days });
    else if (days <= NEAR) found.push({ kind: 'deadline-near', days });
  }
  const language = foreignTo(posting, reader);
  if (language) found.push({ kind: 'language', language });
  if (employmentType === 'temporary' || TEMPORARY.test(text)) found.push({ kind: 'temporary' });
  else if (employmentType === 'contract' || CONTRACT.test(text)) found.push({ kind: 'contract' });
  if (ON_CALL.test(text)) found.push({ kind: 'on-call' });
  if (TRAVEL.test(text) && !TRAVEL_DENIED.test(text)) found.push({ kind: 'travel' });
  if (AGENCY.test(text) || AGENCY_NAME.test(company ?? '')) found.push({ kind: 'agency' });
  if (!salary) found.push({ kind: 'no-pay' });
  const age = postedOn ? daysBetween(postedOn, today) : 0;
  if (age >= OLD) found.push({ kind: 'old', days: age });
  return found;
}

const MOST_HEARD = 400;

function foreignTo({ text, language }: PostingToSummarize, reader: Reader): string | null {
  const words =
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const code = language ?? languageOfWords(words.slice(0, MOST_HEARD));
  if (!code || !/^[a-z]{2}$/.test(code) || reader.languages.includes(code)) return null;
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  return reader.skills.has(name.toLowerCase()) ? null : name;
}
