/** Where the postings of one `save` come from. */
import {
  linkIn,
  offerOfClipboard,
  type ReadSource,
  readClipboard,
  readFrom,
  readLink,
  readText,
} from '../../../app/read-source.ts';
import { blankDraft, draftOf } from '../../../app/save-job.ts';
import type { Job } from '../../../domain/job.ts';
import { jobName } from '../../../domain/job.ts';
import { plain } from '../../../domain/text.ts';
import { cancelledError, usageError } from '../../../errors.ts';
import type { Context } from '../../context.ts';

/** One source: its name in the answer (null: nothing but flags), its link where it is one, and how it is read. */
export interface Source {
  name: string | null;
  link: string | null;
  read(): Promise<ReadSource>;
}

interface Flags {
  allowLocal?: boolean;
}

/** A job of nothing but flags, or of what is typed by hand. */
export const blank: Source = {
  name: null,
  link: null,
  read: async () => ({ draft: blankDraft(), trouble: null }),
};

/** A link, a file, or `-`. */
export function sourceOf(context: Context, word: string, flags: Flags): Source {
  if (word === '-') return { name: word, link: null, read: () => readInput(context, flags) };
  return { name: word, link: linkIn(context, word), read: () => readFrom(context, word, flags) };
}

/** The clipboard. */
export const clipboardSource = (context: Context, flags: Flags): Source => ({
  name: 'clipboard',
  link: null,
  read: () => readClipboard(context, flags),
});

const textSource = (context: Context, text: string, name: string, flags: Flags): Source => ({
  name,
  link: linkIn(context, text),
  read: () => readText(context, text, flags),
});

/** What is piped in; at a terminal what is pasted, which is not cut at 4096 letters a line as the system's own reading is. */
async function readInput(context: Context, flags: Flags): Promise<ReadSource> {
  if (context.interactive) {
    const answer = await (await context.prompt()).paste({
      question: 'Paste the posting, or its link.',
      help: 'A paste ends by itself, what is typed with Ctrl-D; Esc leaves.',
      lines: false,
      editor: false,
    });
    return readText(context, answer.kind === 'editor' ? '' : answer.text, flags);
  }
  const piped = await context.readStdin();
  if (piped.length === 0)
    throw usageError('missing-source', 'Nothing was piped in.', ['Give a file, or --title and --company.']);
  const link = piped.length < 2000 ? linkIn(context, piped.toString('utf8')) : null;
  if (link) return readLink(context, link, flags);
  return { draft: await draftOf(context, piped, null), trouble: null };
}

/** Asks where the posting is: the clipboard where it holds one, else a link, a paste, the editor, or by hand. */
export async function askSource(
  context: Context,
  flags: Flags,
  known: (link: string) => Job | undefined,
): Promise<Source> {
  const prompt = await context.prompt();
  const offer = await offerOfClipboard(context);
  const earlier = offer?.link ? known(offer.link) : undefined;
  if (earlier) context.ui.status(`The link in the clipboard is saved already: ${jobName(earlier)}.`);
  else if (offer) {
    const lines = offer.text.trim().split('\n').length;
    context.ui.status(
      offer.link
        ? `The clipboard holds a link: ${plain(offer.link)}`
        : `The clipboard holds a posting of ${lines} lines: ${plain(offer.title ?? offer.text.trim().split('\n')[0]!)}`,
    );
    const answer = await prompt.key('Enter takes it, n asks for another, q ends.', {
      enter: 'take',
      y: 'take',
      n: 'other',
      q: 'end',
      escape: 'end',
    });
    if (answer === 'take') return textSource(context, offer.text, 'clipboard', flags);
    if (answer === 'end') throw cancelledError('cancelled', 'Not saved.');
  }
  const answer = await prompt.paste({
    question: 'Paste a link or the whole posting.',
    help: 'e opens the editor, Enter alone asks for title and company, Esc leaves.',
    lines: true,
    editor: true,
  });
  if (answer.kind === 'line') {
    const typed = answer.text.trim();
    return typed === '' ? blank : sourceOf(context, typed, flags);
  }
  if (answer.kind === 'paste') {
    context.ui.status(`Pasted ${answer.text.trim().split('\n').length} lines.`);
    return textSource(context, answer.text, 'paste', flags);
  }
  const { editText } = await import('../../input/editor.ts');
  const written = await editText(context, '', 'The posting, or its link');
  if (written.trim() === '') throw cancelledError('cancelled', 'Nothing was written; not saved.');
  return textSource(context, written.trim(), 'editor', flags);
}
