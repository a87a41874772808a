/** Key skills and matches, worked out where they are wanted and kept until the posting or the profile changes. */
import { setImmediate } from 'node:timers/promises';
import type { Job } from '../domain/job.ts';
import type { Match } from '../domain/match.ts';
import type { ProfileSkill } from '../domain/records.ts';
import type { Store } from '../store/index.ts';
import type { Progress, Session } from './session.ts';

/** How many postings are read in one transaction. */
const PART = 200;

/** Changes when the lexicon or the ranking does, so that kept skills are read anew. */
const READER = '3';

const fingerprint = (profile: ProfileSkill[]): string =>
  `${READER}:${profile
    .map((s) => s.name.toLowerCase())
    .sort()
    .join(',')}`;

/**
 * The user's words that no list has, sorted, none twice: they are looked for too, so a new one is a reason to read again.
 * What the lexicon knows is left to it, or having a skill would make a posting ask for it more.
 */
export async function ownWordsOf(session: Session): Promise<string[]> {
  const { lookUp } = await import('../insight/local.ts');
  const said = session.setting('skills.own').split(',');
  const names = [
    ...said,
    ...session
      .store()
      .profile.all()
      .map((s) => s.name),
  ].map((word) => word.trim());
  return [...new Set(names.filter((name) => name !== '' && lookUp(name) === null))].sort();
}

/** Brings key skills and match scores up to date; cheap where nothing changed. */
export async function updateSkillIndex(session: Session): Promise<void> {
  const store = session.store();
  const profile = store.profile.all();
  const print = fingerprint(profile);
  const { matchSkills, families } = await import('../insight/local.ts');
  const ownWords = await ownWordsOf(session);
  const unread = store.skills.unread(`${READER}:${ownWords.join(',')}`);
  const unmatched = store.skills.unmatched(print);
  if (unread.length === 0 && unmatched.length === 0) return;
  // Only a first look at many takes long enough to be shown.
  const isRead =
    unread.length <= PART
      ? await readSkills(session, unread, ownWords, null)
      : await session.reporter.during('Reading skills', { total: unread.length }, (progress) =>
          readSkills(session, unread, ownWords, progress),
        );
  // Another program holds the file: what is known is shown, and the rest is worked out the next time.
  if (!isRead) return;
  const again = new Set([...unmatched, ...unread.map((u) => u.job)]);
  store.tryToRecord(() => {
    for (const job of again) {
      if (!store.jobs.get(job)) continue;
      const { score } = matchSkills(store.skills.of(job), profile, families, store.skills.isThin(job));
      store.skills.setMatch(job, score, print);
    }
  });
}

/** A job's match with its reasons; call `updateSkillIndex` before. */
export async function matchOf(session: Session, job: Pick<Job, 'id'>): Promise<Match> {
  const { matchSkills, families } = await import('../insight/local.ts');
  const store = session.store();
  return matchSkills(store.skills.of(job.id), store.profile.all(), families, store.skills.isThin(job.id));
}

/** Reads the key skills of postings that changed; false where the file could not be written. */
async function readSkills(
  session: Session,
  unread: ReturnType<Store['skills']['unread']>,
  ownWords: string[],
  progress: Progress | null,
): Promise<boolean> {
  const store = session.store();
  const { rankSkills, isThin } = await import('../insight/local.ts');
  for (let from = 0; from < unread.length; from += PART) {
    const part = unread.slice(from, from + PART);
    const texts = store.postings.texts(part.map((u) => u.job));
    const kept = store.tryToRecord(() => {
      for (const { job, mark } of part) {
        // Another process may have removed it meanwhile.
        const found = store.jobs.get(job);
        if (!found) continue;
        const { title, company, locations } = found;
        const text = texts.get(job) ?? '';
        const skills = text === '' ? [] : rankSkills({ text, title, company, locations, ownWords });
        store.skills.replace(job, skills);
        store.skills.setRead(job, mark, isThin(text));
        progress?.step();
      }
    });
    if (!kept) return false;
    // Ctrl-C is heard between, and what was read is kept.
    if (progress) await setImmediate();
  }
  return true;
}
