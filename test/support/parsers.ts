/** Every place of the program that reads a text it was given: a new one belongs in this table. */

import { readDay, readWhen } from '../../src/app/words/date.ts';
import { decodeText } from '../../src/capture/decode.ts';
import { captureBytes, captureText } from '../../src/capture/index.ts';
import { readList } from '../../src/capture/link-list.ts';
import { markdownFromHtml } from '../../src/capture/page/markdown.ts';
import { dayOf, salaryOf, textOf } from '../../src/capture/page/schema-posting.ts';
import { readPageTitle, tidyTitle } from '../../src/capture/page/titles.ts';
import { readJson } from '../../src/capture/page/tolerant-json.ts';
import { canonicalUrl, systemOf } from '../../src/capture/systems/table.ts';
import { isChrome, withoutChrome } from '../../src/capture/text/board-chrome.ts';
import { closedWords } from '../../src/capture/text/closed.ts';
import { isProgram } from '../../src/capture/text/code.ts';
import { findDates } from '../../src/capture/text/dates.ts';
import { findDeadline } from '../../src/capture/text/deadline.ts';
import { findEmploymentType } from '../../src/capture/text/employment.ts';
import { tidyMarkdown } from '../../src/capture/text/from-text.ts';
import { readHeader } from '../../src/capture/text/header.ts';
import { languageOf } from '../../src/capture/text/language.ts';
import { cleanText, folded, linesOf } from '../../src/capture/text/lines.ts';
import { isPlace, placeName, splitPlaces } from '../../src/capture/text/places.ts';
import { companyInProse, placesInProse, titleInProse } from '../../src/capture/text/prose.ts';
import { isTitleLike, titleFromProse } from '../../src/capture/text/roles.ts';
import { employmentTypeOf, seniorityInTitle, workplaceOf } from '../../src/capture/text/work-terms.ts';
import { findWorkplace } from '../../src/capture/text/workplace.ts';
import { quoteForBash, readLine } from '../../src/cli/completion/shell-words.ts';
import { readArguments } from '../../src/cli/input/arguments.ts';
import { voice } from '../../src/cli/output/ui.ts';
import { wrapped } from '../../src/cli/output/wrapped.ts';
import { parseDays } from '../../src/domain/days.ts';
import { typedLink, webLink } from '../../src/domain/links.ts';
import { nearest } from '../../src/domain/nearest.ts';
import { parseLead, parseMinutes } from '../../src/domain/notices/settings.ts';
import { findSalary, parseSalary } from '../../src/domain/pay/money.ts';
import { parseQuery } from '../../src/domain/query/query.ts';
import { parseRepeat } from '../../src/domain/recurrence.ts';
import { resolveStage, STAGES } from '../../src/domain/stages.ts';
import { harmlessJson, plain, withoutSteering } from '../../src/domain/text.ts';
import { isJobtrailError } from '../../src/errors.ts';
import { csvCell } from '../../src/exchange/export/csv.ts';
import { markdownText } from '../../src/exchange/export/markdown.ts';
import { toMermaid, toSankeymatic } from '../../src/exchange/export/sankey.ts';
import { readDate } from '../../src/exchange/import/dates.ts';
import { piecesOf, readLists } from '../../src/exchange/import/index.ts';
import { escapeHtml } from '../../src/exchange/report/html.ts';
import { officeDays } from '../../src/insight/facts.ts';
import { skillKey } from '../../src/insight/lexicon.ts';
import { summarizeLocally } from '../../src/insight/local.ts';
import { proposeSkills } from '../../src/insight/profile.ts';
import { rankSkills } from '../../src/insight/rank.ts';
import { segment } from '../../src/insight/sections.ts';
import { findSkills } from '../../src/insight/skills.ts';
import { plainLine, plainText } from '../../src/notify/plain.ts';

const TODAY = '2026-11-22';
const WHEN = { now: new Date(`${TODAY}T12:00:00Z`), zone: 'UTC' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ends = { stdout: { write: () => {} }, stderr: { write: () => {} } };
const lists = (name: string) => async (text: string) => {
  const read = await readLists(piecesOf(bytes(text)), {
    name,
    map: [],
    order: null,
    stages: STAGES,
    zone: 'UTC',
  });
  for (const list of read) list.each(() => {});
};
const saved =
  (name: string, before = '', after = '') =>
  (text: string) =>
    captureBytes(bytes(`${before}${text}${after}`), { name, today: TODAY });
const posting = (text: string) => ({
  ...{ text, title: 'Cook', company: 'Crumb', locations: [], workplace: null, employmentType: null },
  ...{ salary: null, expiresOn: null },
});

/** By its name: takes a text of any length; what a user can be told is no failure. */
export const PARSERS: Record<string, (text: string) => unknown> = {
  'capture: a text': saved('posting.txt'),
  'capture: a text under a title': saved('posting.txt', 'Lamp Maker\nLumen · Oslo\n\n'),
  'capture: Markdown': saved('posting.md'),
  'capture: a page': saved('page.html', '<title>Lamp Maker</title><h1>Lamp Maker</h1><p>', '</p>'),
  'capture: a page of its own': saved('page.html', '<!doctype html>'),
  'capture: an attribute': saved('page.html', '<h1>Lamp Maker</h1><p class="', '">x</p>'),
  'capture: a title': saved('page.html', '<title>', '</title><h1>Lamp Maker</h1>'),
  'capture: a posting in a page': saved(
    'page.html',
    '<script type="application/ld+json">{"@type":"JobPosting","title":"Lamp Maker","description":"',
    '"}</script>',
  ),
  'capture: a script': saved(
    'page.html',
    '<h1>Lamp Maker</h1><script type="application/ld+json">',
    '</script>',
  ),
  'capture: a state': saved(
    'page.html',
    '<h1>x</h1><script id="__NEXT_DATA__" type="application/json">',
    '</script>',
  ),
  'capture: an answer': saved('answer.json', '{"title":"', '","description":"x"}'),
  'capture: broken JSON': saved('answer.json'),
  'capture: XML': saved(
    'answer.xml',
    '<?xml version="1.0"?><workzag-jobs><position><id>1</id><name>',
    '</name></position></workzag-jobs>',
  ),
  'capture: a mail': saved('mail.eml', 'From: a@example.org\r\nSubject: Cook\r\n\r\n'),
  'capture: a mail’s head': saved('mail.eml', 'From: a@example.org\r\nSubject: ', '\r\n\r\nx'),
  'capture: a mail of HTML': saved('mail.eml', 'From: a@example.org\r\nContent-Type: text/html\r\n\r\n'),
  'capture: pasted': (text) => captureText(text, { today: TODAY }),
  'capture: bytes': (text) => decodeText(bytes(text)),
  'capture: a list of links': readList,
  'capture: HTML to Markdown': markdownFromHtml,
  'capture: tolerant JSON': readJson,
  'capture: a day of a page': dayOf,
  'capture: pay of a page': salaryOf,
  'capture: a text of a page': (text) => textOf(text),
  'capture: a page’s title': (text) => readPageTitle(text, null, null),
  'capture: a tidy title': (text) => tidyTitle(text, 'Crumb', ['Oslo']),
  'capture: a link’s system': (text) => systemOf(`https://boards.greenhouse.io/${text}`),
  'capture: a canonical link': (text) => canonicalUrl(`https://acme.example/${text}`),
  'capture: a line of a site': (text) => text.split('\n').map(isChrome),
  'capture: lines of a site': (text) => withoutChrome(text.split('\n')),
  'capture: closed': closedWords,
  'capture: a program': (text) => isProgram(text),
  'capture: dates': (text) => findDates(text, { language: 'en', from: TODAY }),
  'capture: a deadline': (text) => findDeadline(text, 'en', TODAY),
  'capture: employment': (text) => findEmploymentType(text, null),
  'capture: tidy Markdown': (text) => tidyMarkdown(text.split('\n')),
  'capture: a header': (text) => readHeader(linesOf(text)),
  'capture: the language': languageOf,
  'capture: clean text': cleanText,
  'capture: folded': folded,
  'capture: a place': (text) => [placeName(text), isPlace(text)],
  'capture: places': splitPlaces,
  'capture: a title in prose': (text) => titleInProse(text, null),
  'capture: a company in prose': companyInProse,
  'capture: a place in prose': placesInProse,
  'capture: a role': (text) => [isTitleLike(text), titleFromProse(text)],
  'capture: words of work': (text) => [employmentTypeOf(text), seniorityInTitle(text), workplaceOf(text)],
  'capture: the workplace': findWorkplace,
  'insight: skills': findSkills,
  'insight: sections': segment,
  'insight: rank': (text) => rankSkills(posting(text)),
  'insight: a summary': (text) => summarizeLocally(posting(text), []),
  'insight: a profile': proposeSkills,
  'insight: days in the office': officeDays,
  'insight: a name': skillKey,
  'domain: a query': (text) => parseQuery(text, { stages: STAGES, today: TODAY }),
  'domain: a query of a key': (text) => parseQuery(`title:${text}`, { stages: STAGES, today: TODAY }),
  'domain: pay': parseSalary,
  'domain: pay in a text': findSalary,
  'domain: days': parseDays,
  'domain: minutes': (text) => [parseMinutes(text), parseLead(text)],
  'domain: a repeat': parseRepeat,
  'domain: a stage': (text) => resolveStage(text),
  'domain: a nearest word': (text) => nearest(text, ['status', 'company', 'remote']),
  'domain: a link': (text) => [webLink(text), webLink(`https://${text}`), typedLink(`${text}.example`)],
  'domain: a scrubbed text': (text) => [withoutSteering(text), plain(text), harmlessJson({ text })],
  'cli: a moment': (text) => readWhen(text, WHEN),
  'cli: a day': (text) => readDay(text, WHEN),
  'cli: arguments': (text) => readArguments(['note', '1', text, ...text.split(' ')]),
  'cli: a line at the Tab key': (text) => [readLine(text), quoteForBash(text, ''), quoteForBash(text, '"')],
  'cli: a voice': (text) => voice(ends, { quiet: false, colour: true }).painted(text),
  'cli: wrapped lines': (text) => wrapped(withoutSteering(text), 80, '  '),
  'exchange: CSV': lists('list.csv'),
  'exchange: a cell': (text) =>
    lists('list.csv')(
      `title,company,url,date applied,salary,status,notes\n"${text.replaceAll('"', '""')}",${Array(6)
        .fill(text.replace(/[",\n\r]/g, ' '))
        .join(',')}\n`,
    ),
  'exchange: JSON of others': lists('list.json'),
  'exchange: a date': (text) => readDate(text, null, 'UTC'),
  'exchange: a cell written': csvCell,
  'exchange: Markdown written': markdownText,
  'exchange: HTML written': escapeHtml,
  'exchange: diagrams written': (text) => [
    toMermaid([{ from: text, to: 'x', jobs: 1 }]),
    toSankeymatic([{ from: text, to: 'x', jobs: 1 }]),
  ],
  'notify: plain text': (text) => [plainText(text), plainLine(text)],
};

/** Runs a parser on a text; a refusal the user would be told counts as an answer. */
export async function parse(name: string, text: string): Promise<void> {
  try {
    await PARSERS[name]!(text);
  } catch (error) {
    if (!isJobtrailError(error)) throw error;
  }
}
