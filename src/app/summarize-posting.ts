/** Asks the engine of the user's choice for a summary, by way of the cache and the log. */
import type { Brief } from '../domain/brief.ts';
import type { Job, PostingFields } from '../domain/job.ts';
import type { PostingToSummarize, Summary } from '../domain/summary.ts';
import { isJobtrailError, type JobtrailError } from '../errors.ts';
import type { ModelEnvironment } from '../insight/access.ts';
import { chooseEngine, type EngineChoice } from '../insight/engine.ts';
import type { CallRecord, ModelCall } from '../insight/model.ts';
import type { Session } from './session.ts';
import { ownWordsOf } from './skill-index.ts';

export interface EngineFlags {
  engine: string;
  model?: string;
  refresh?: boolean;
}

/** A posting to summarise: of a saved job, or of a source that is not saved. */
export interface Subject {
  job: Job | null;
  posting: PostingToSummarize;
  contentHash: string;
}

/** A posting as the engines read it. */
export function postingOf(fields: PostingFields, text: string): PostingToSummarize {
  const { title, company, locations, workplace, employmentType, salary, expiresOn } = fields;
  const { postedOn, language } = fields;
  return {
    text,
    title,
    company,
    locations,
    workplace,
    employmentType,
    salary,
    expiresOn,
    postedOn,
    language,
  };
}

/** The brief of a posting that was summarised, for today and this user. */
export async function briefFor(session: Session, { posting }: Subject, summary: Summary): Promise<Brief> {
  const { briefOf } = await import('../insight/local.ts');
  const { LC_ALL, LC_MESSAGES, LANG } = session.environment.env;
  const spoken = /^[a-z]{2}(?=[_.-]|$)/.exec(LC_ALL || LC_MESSAGES || LANG || '')?.[0];
  return briefOf(posting, summary, session.today(), {
    // The program itself speaks English.
    languages: spoken ? ['en', spoken] : ['en'],
    skills: new Set(
      session
        .store()
        .profile.all()
        .map(({ name }) => name.toLowerCase()),
    ),
  });
}

/** The words of the environment that reach the model, with `model.url` where none is set there. */
export function modelAccess(session: Session): ModelEnvironment {
  const { ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL } = session.environment.env;
  return {
    ANTHROPIC_API_KEY,
    ANTHROPIC_AUTH_TOKEN,
    ANTHROPIC_BASE_URL: ANTHROPIC_BASE_URL || session.setting('model.url') || undefined,
  };
}

/** Chooses who writes, by flags, environment and settings; `mention` is for the user, null where it was said before. */
export function engineOf(session: Session, flags: EngineFlags): EngineChoice {
  // `--model NAME` alone is a choice; with `--engine local` it would be none.
  const choice = chooseEngine(
    flags.engine,
    {
      flag: flags.model,
      env: session.environment.env.JOBTRAIL_MODEL,
      setting: session.setting('model.name'),
    },
    modelAccess(session),
  );
  const heard = choice.model === null && session.store().summaries.count() > 0;
  return heard ? { ...choice, mention: null } : choice;
}

/** Who hears how far a model is, and what makes it stop. */
type Asking = Pick<ModelCall, 'onProgress' | 'signal'>;

/** A summary as it was written, and what the user should know of how. */
export interface WrittenSummary {
  summary: Summary;
  /** What was left out of the question to a model, as sentences. */
  notes: string[];
  /** Why the local engine wrote where a model was asked; null where all went well. */
  fallback: JobtrailError | null;
}

/** Writes the summary of one posting. A model that fails gives way to the local engine where the choice allows it. */
export async function writeSummary(
  session: Session,
  subject: Subject,
  choice: EngineChoice,
  { refresh, ...asking }: { refresh?: boolean } & Asking,
): Promise<WrittenSummary> {
  // There is nothing to ask a model about an empty posting.
  if (choice.engine === 'local' || subject.posting.text.trim() === '')
    return { summary: await writeLocally(session, subject), notes: [], fallback: null };
  try {
    return await askTheModel(session, subject, choice.model!, refresh ?? false, asking);
  } catch (error) {
    if (!choice.fallback || !isJobtrailError(error) || error.kind !== 'outside' || error.code === 'cancelled')
      throw error;
    return { summary: await writeLocally(session, subject), notes: [], fallback: error };
  }
}

async function writeLocally(session: Session, { posting, contentHash, job }: Subject): Promise<Summary> {
  const { summarizeLocally } = await import('../insight/local.ts');
  const store = session.store();
  const summary = summarizeLocally(posting, store.profile.all(), await ownWordsOf(session));
  const { match: _, verdict: __, ...kept } = summary;
  if (job)
    store.record(() =>
      store.summaries.put({ contentHash, engine: 'local', model: null, prompt: null }, kept),
    );
  return summary;
}

async function askTheModel(
  session: Session,
  { posting, contentHash, job }: Subject,
  model: string,
  refresh: boolean,
  asking: Asking,
): Promise<WrittenSummary> {
  const { summarizeWithModel, withMatch, SUMMARY_PROMPT } = await import('../insight/model.ts');
  const store = session.store();
  const profile = store.profile.all();
  const key = { contentHash, engine: 'model', model, prompt: SUMMARY_PROMPT };
  const kept = refresh
    ? undefined
    : (store.summaries.get(key) as Omit<Summary, 'match' | 'verdict'> | undefined);
  if (kept) return { summary: withMatch(kept, profile, posting.text), notes: [], fallback: null };
  const log = (call: CallRecord): void => store.record(() => store.calls.add(job?.id ?? null, call));
  const { summary, notes } = await summarizeWithModel(
    posting,
    { env: modelAccess(session), model, ...asking },
    log,
  );
  store.record(() => store.summaries.put(key, summary));
  return { summary: withMatch(summary, profile, posting.text), notes, fallback: null };
}
