/** `save --from LIST`: many links, a few at a time, politely; what is saved already is not fetched again. */
import type { ListEntry } from '../capture/index.ts';
import type { Draft } from '../domain/draft.ts';
import { isJobtrailError, type JobtrailError } from '../errors.ts';
import { type LinkFlags, type ReadSource, readLink } from './read-source.ts';
import { type Session, SILENT } from './session.ts';

/** What became of one line of the list. */
export interface ListResult {
  entry: ListEntry;
  draft: Draft | null;
  trouble: JobtrailError | null;
}

/** Reads every link of a list and hands each to `keep` as it comes; one failure never stops the rest. */
export async function eachOfList<T extends { error: { code: string } | null }>(
  session: Session,
  text: string,
  flags: LinkFlags,
  known: (entry: ListEntry) => T | null,
  keep: (result: ListResult) => T | Promise<T>,
): Promise<T[]> {
  const { politeQueue, readList } = await import('../capture/index.ts');
  const entries = readList(text);
  // One bar for the whole list, not one a link.
  const quiet = { ...session, reporter: SILENT };
  const network = watch();
  return session.reporter.during('Reading', { total: entries.length }, (progress) =>
    politeQueue(
      entries,
      ({ url }) => hostOf(url),
      async (entry) => {
        const before = known(entry);
        const result = before ?? (await keep(await readEntry(quiet, entry, flags, network)));
        progress.step();
        return result;
      },
      {
        skipGap: (entry) => known(entry) !== null,
        reached: ({ error }) => error?.code !== 'unreachable',
      },
    ),
  );
}

interface Network {
  /** Why a link need not be tried; null where it is worth it. */
  down(url: string): JobtrailError | null;
  heard(url: string, trouble: JobtrailError | null): void;
}

// A host that cannot be reached is not asked again for the next link; without a network none is.
function watch(): Network {
  const unreachable = new Map<string, JobtrailError>();
  let reached = false;
  return {
    down: (url) => {
      const known = unreachable.get(hostOf(url) ?? '');
      const [any] = unreachable.values();
      return known ?? (!reached && unreachable.size >= 4 ? (any ?? null) : null);
    },
    heard: (url, trouble) => {
      if (trouble?.code === 'unreachable') unreachable.set(hostOf(url) ?? '', trouble);
      else reached = true;
    },
  };
}

async function readEntry(
  session: Session,
  entry: ListEntry,
  flags: LinkFlags,
  network: Network,
): Promise<ListResult> {
  try {
    const down = network.down(entry.url);
    const { draft, trouble } = down
      ? await linkAlone(entry.url, down)
      : await readLink(session, entry.url, flags);
    network.heard(entry.url, trouble);
    for (const field of ['title', 'company'] as const) {
      if (draft.fields[field] !== null || entry[field] === null) continue;
      draft.fields[field] = entry[field];
      draft.provenance[field] = 'list';
      draft.warnings = draft.warnings.filter((one) => one.code !== `no-${field}`);
    }
    return { entry, draft, trouble };
  } catch (error) {
    if (!isJobtrailError(error) || error.kind === 'cancelled') throw error;
    return { entry, draft: null, trouble: error };
  }
}

async function linkAlone(url: string, why: JobtrailError): Promise<ReadSource> {
  const { captureLinkOnly } = await import('../capture/index.ts');
  return { draft: (await captureLinkOnly(url, why)).draft, trouble: why };
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}
