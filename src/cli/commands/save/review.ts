/** The look at a posting before it is kept: what was found, what was not, and what is to become of it. */
import { linkIn, type ReadSource, readText } from '../../../app/read-source.ts';
import { type Review, reviewDraft } from '../../../app/review-draft.ts';
import { withHandSet } from '../../../app/save-job.ts';
import type { Draft } from '../../../domain/draft.ts';
import type { PostingField, PostingFields } from '../../../domain/job.ts';
import { plain } from '../../../domain/text.ts';
import { cancelledError, isJobtrailError, type JobtrailError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { type FieldFlags, readFieldFlags } from '../../input/field-flags.ts';
import type { Prompt } from '../../input/prompts.ts';
import { palette } from '../../output/colours.ts';
import { postingFacts } from '../../output/facts.ts';
import { labelled, wrapped } from '../../output/wrapped.ts';

/** What a person wants of a draft, with what they set by hand in it. */
export interface Verdict {
  wish: 'save' | 'track' | 'skip';
  draft: Draft;
  trouble: JobtrailError | null;
}

/** Shows a draft and asks, until it is to be kept or not. Throws `cancelledError` where the person ends it. */
export async function review(
  context: Context,
  read: ReadSource,
  flags: { allowLocal?: boolean },
): Promise<Verdict> {
  const prompt = await context.prompt();
  let { draft, trouble } = await named(context, prompt, read, flags);
  for (;;) {
    context.ui.status(await page(context, draft));
    const wish = await prompt.key('Enter saves, t saves and tracks, e edits a field, s skips, q ends.', {
      enter: 'save',
      t: 'track',
      e: 'edit',
      s: 'skip',
      q: 'end',
      escape: 'end',
    });
    if (wish === 'end') throw cancelledError('cancelled', 'Not saved.');
    if (wish !== 'edit') return { wish, draft, trouble };
    draft = await editField(context, prompt, draft);
  }
}

/** Asks for a title and a company that were not found; a link or a posting in their place is read instead. */
async function named(
  context: Context,
  prompt: Prompt,
  read: ReadSource,
  flags: { allowLocal?: boolean },
): Promise<ReadSource> {
  const hand: Partial<PostingFields> = {};
  if (!read.draft.fields.title) {
    const answer = await prompt.lineOrPaste({ question: 'Job title (empty if unknown):' });
    const text = answer.text.trim();
    if (answer.kind === 'paste' || linkIn(context, text))
      return named(context, prompt, await readText(context, text, flags), flags);
    if (text !== '') hand.title = text;
  }
  if (!read.draft.fields.company) {
    const company = (await prompt.text('Company (empty if unknown):')).trim();
    if (company !== '') hand.company = company;
  }
  return { ...read, draft: withHandSet(read.draft, hand) };
}

const LABELS: Partial<Record<PostingField, string>> = {
  title: 'title',
  company: 'company',
  locations: 'place',
  salary: 'pay',
  expiresOn: 'deadline',
  workplace: 'workplace',
};

async function page(context: Context, draft: Draft): Promise<string> {
  const colours = palette(context);
  const found = await reviewDraft(context, draft);
  const facts = postingFacts(draft.fields, context.today()).map(([label, value]): [string, string] =>
    label === 'Deadline' && found.daysPast !== null
      ? [label, colours.late(`passed: ${value}`)]
      : [label, value],
  );
  const cells = Math.max(...facts.map(([label]) => label.length), 'Workplace'.length);
  const extra: [string, string][] = [['Match', sayMatch(found)]];
  if (found.unfound.length > 0)
    extra.push(['Not found', found.unfound.map((field) => LABELS[field]).join(', ')]);
  const warnings = draft.warnings.filter(({ code }) => code === 'not-a-posting');
  return [
    ...[...facts, ...extra].map(([label, value]) => labelled(label, value, context.width, cells)),
    // The brief of the posting belongs here, once `app` makes one of a draft.
    ...warnings.map(({ message }) => colours.late(wrapped(message, context.width))),
  ]
    .filter(Boolean)
    .join('\n');
}

function sayMatch({ match, unmatched }: Review): string {
  if (unmatched === 'no-profile') return 'unknown: your profile is empty (jobtrail profile add go sql)';
  if (unmatched === 'no-skills') return 'unknown: the text names no skills';
  const names = (list: readonly string[]): string =>
    `${list.slice(0, 4).map(plain).join(', ')}${list.length > 4 ? ' …' : ''}`;
  const have = match.covered.map(({ name }) => name);
  return [
    `${match.score} %${match.provisional ? ', little to go by' : ''}`,
    have.length > 0 ? `you have ${names(have)}` : '',
    match.missingRequired.length > 0 ? `missing ${names(match.missingRequired)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

const FIELDS: { flag: keyof FieldFlags; name: string; of: (draft: Draft) => string }[] = [
  { flag: 'title', name: 'Title', of: ({ fields }) => fields.title ?? '' },
  { flag: 'company', name: 'Company', of: ({ fields }) => fields.company ?? '' },
  { flag: 'location', name: 'Place', of: ({ fields }) => fields.locations.join('; ') },
  { flag: 'salary', name: 'Pay', of: () => '' },
  { flag: 'deadline', name: 'Deadline', of: ({ fields }) => fields.expiresOn ?? '' },
  { flag: 'workplace', name: 'Workplace', of: ({ fields }) => fields.workplace ?? '' },
  { flag: 'type', name: 'Type', of: ({ fields }) => fields.employmentType ?? '' },
  { flag: 'seniority', name: 'Seniority', of: ({ fields }) => fields.seniority ?? '' },
  { flag: 'url', name: 'Link', of: ({ fields }) => fields.url ?? '' },
  { flag: 'source', name: 'Source', of: ({ fields }) => fields.source ?? '' },
];

/** One field by hand; asked again until it can be read. */
async function editField(context: Context, prompt: Prompt, draft: Draft): Promise<Draft> {
  const field = await prompt.choose(
    'Which field?',
    FIELDS.map((each) => ({
      name: `${each.name.padEnd(10)} ${plain(each.of(draft))}`.trimEnd(),
      value: each,
    })),
  );
  const begin = plain(field.of(draft));
  for (;;) {
    const { text } = await prompt.lineOrPaste({ question: `${field.name} (none clears it):`, begin });
    const value = field.flag === 'location' ? [text] : text;
    try {
      return withHandSet(draft, await readFieldFlags(context, { [field.flag]: value }));
    } catch (error) {
      if (!isJobtrailError(error)) throw error;
      context.ui.error(error.message);
      for (const hint of error.hints) context.ui.hint(hint);
    }
  }
}
