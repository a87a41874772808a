import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { readSource } from '../../app/save-job.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { webLink } from '../../domain/links.ts';
import type { Paper } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import { notFoundError, userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJob } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';
import { writeBytes } from '../output/write-file.ts';

interface Flags {
  kind?: string;
  name?: string;
  list?: boolean;
  saveAs?: string;
  remove?: string;
  force?: boolean;
}

const MEDIA_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
};

export function register(parent: Command, context: Context): void {
  parent
    .command('document [job] [file]')
    .description(
      'Keeps the very paper that was sent: its bytes stay in the database, whatever becomes of the file. A link is kept as a link. With --save-as the paper of that id is written out again.',
    )
    .option('--kind <word>', 'such as cv or letter; read from the name without it')
    .option('--name <text>', 'another name for it')
    .option('-l, --list', "the job's papers, with their ids")
    .option('--save-as <file>', 'write a kept paper to a file; give its id instead of a file')
    .option('--force', 'with --save-as: overwrite')
    .option('--remove <id>', 'remove a paper')
    .addHelpText(
      'after',
      `
Examples
  jobtrail document acme cv-2026.pdf
  jobtrail document acme https://portfolio.example.org --kind portfolio
  jobtrail document acme 3 --save-as sent-to-acme.pdf`,
    )
    .action((name: string | undefined, file: string | undefined, flags: Flags) =>
      document(context, name, file, flags),
    );
}

async function document(
  context: Context,
  name: string | undefined,
  file: string | undefined,
  flags: Flags,
): Promise<void> {
  const job = await askJob(context, name, { usage: 'document <job> [file]' });
  if (flags.saveAs !== undefined) return saveAs(context, job, file, flags.saveAs, flags.force === true);
  if (flags.remove !== undefined) return removePaper(context, job, flags.remove);
  if (flags.list || file === undefined) return listPapers(context, job);
  const store = context.store();
  const isLink = webLink(file) !== null;
  const bytes = isLink ? null : readSource(context, file);
  if (bytes?.length === 0) throw userError('empty-file', `${file} is empty.`);
  const title = flags.name ?? (isLink ? file : basename(file));
  const known = store.documents.of(job.id);
  const written = store.write({ command: 'document', summary: `${jobName(job)}: ${title}` }, () => {
    const hash = bytes ? store.blobs.put(bytes) : null;
    const same = known.find((p) => p.name === title && p.hash === hash && p.link === (isLink ? file : null));
    if (same) return same;
    const paper = store.documents.add(job.id, {
      kind: flags.kind ?? kindOf(title),
      name: title,
      mediaType: isLink ? null : (MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'),
      size: bytes?.length ?? null,
      hash,
      link: isLink ? file : null,
    });
    store.events.add({ job: job.id, kind: 'document', text: title });
    store.jobs.touch(job.id);
    return paper;
  });
  const said = written.operation === null ? 'That paper is kept already' : 'Kept';
  answerChange(
    context,
    { operation: written.operation, jobs: [job.id], document: shape(written.value) },
    `${said}: ${plain(title)} (${written.value.id}) of ${jobName(job)}.`,
  );
}

function kindOf(name: string): string {
  if (/\b(?:cv|resume|résumé|lebenslauf|curriculum)\b/i.test(name.replace(/[_-]/g, ' '))) return 'cv';
  if (/\b(?:letter|cover|anschreiben|motivation)\b/i.test(name.replace(/[_-]/g, ' '))) return 'letter';
  return 'other';
}

const shape = ({ uid: _, job: __, ...item }: Paper) => item;

function paperOf(context: Context, job: Job, id: string | undefined): Paper {
  const papers = context.store().documents.of(job.id);
  if (id === undefined && papers.length === 1) return papers[0]!;
  const found = papers.find((p) => String(p.id) === id || p.name === id);
  if (found) return found;
  throw notFoundError(
    'unknown-document',
    id === undefined
      ? `${jobName(job)} has ${papers.length} papers; which one?`
      : `${jobName(job)} has no paper "${id}".`,
    ['jobtrail document <job> --list shows their ids.'],
  );
}

function saveAs(context: Context, job: Job, id: string | undefined, target: string, force: boolean): void {
  const paper = paperOf(context, job, id);
  if (paper.hash === null) throw userError('is-link', `${plain(paper.name)} is a link: ${paper.link}`);
  writeBytes(context, target, context.store().blobs.get(paper.hash), force);
  answerChange(
    context,
    { operation: null, jobs: [job.id], document: shape(paper) },
    `Wrote ${plain(paper.name)} to ${target}.`,
  );
}

function removePaper(context: Context, job: Job, id: string): void {
  const paper = paperOf(context, job, id);
  const store = context.store();
  const { operation } = store.write(
    { command: 'document', summary: `${jobName(job)}: ${paper.name} removed` },
    () => {
      store.documents.remove(paper.id);
      store.jobs.touch(job.id);
    },
  );
  answerChange(
    context,
    { operation, jobs: [job.id] },
    `Removed ${plain(paper.name)}. jobtrail undo brings it back.`,
  );
}

function listPapers(context: Context, job: Job): void {
  const papers = context.store().documents.of(job.id);
  if (context.flags.json) return context.ui.json(papers.map(shape));
  if (papers.length === 0)
    return context.ui.status('No papers yet. jobtrail document <job> <file> keeps one.');
  const line = ({ id, kind, name, size, link, addedAt }: Paper) => [
    String(id),
    plain(kind),
    plain(name),
    link === null ? (size === null ? 'no web link' : `${size} bytes`) : plain(link),
    addedAt.slice(0, 10),
  ];
  context.ui.result(papers.map((p) => line(p).join(context.terminal ? '  ' : '\t')).join('\n'));
}
