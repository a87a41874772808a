/** Asks the engine of the user's choice for a summary, by way of the cache and the log. */
import type { Job, PostingFields } from '../domain/job.ts';
import type { PostingToSummarize, Summary } from '../domain/summary.ts';
import { isJobtrailError } from '../errors.ts';
import type { ModelEnvironment } from '../insight/access.ts';
import { chooseEngine, type EngineChoice } from '../insight/engine.ts';
import type { CallRecord, ModelCall } from '../insight/model.ts';
import type { Context } from '../cli/context.ts';
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
  return { text, title, company, locations, workplace, employmentType, salary, expiresOn };
}

/** The words of the environment that reach the model, with `model.url` where none is set there. */
export function modelAccess(context: Context): ModelEnvironment {
  const { ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL } = context.world.env;
  return {
    ANTHROPIC_API_KEY,
    ANTHROPIC_AUTH_TOKEN,
    ANTHROPIC_BASE_URL: ANTHROPIC_BASE_URL || context.setting('model.url') || undefined,
  };
}

/** Who writes, by flags, environment and settings; says once what the user should know of it. */
export function engineOf(context: Context, flags: EngineFlags): EngineChoice {
  // `--model NAME` alone is a choice; with `--engine local` it would be none.
  const choice = chooseEngine(
    flags.engine,
    { flag: flags.model, env: context.world.env.JOBTRAIL_MODEL, setting: context.setting('model.name') },
    modelAccess(context),
  );
  const heard = choice.model === null && context.store().summaries.count() > 0;
  if (choice.mention && !heard) context.ui.hint(choice.mention);
  return choice;
}

/** Who hears how far a model is, and what makes it stop. */
type Asking = Pick<ModelCall, 'onProgress' | 'signal'>;

/** The summary of one posting. A model that fails gives way to the local engine where the choice allows it. */
export async function writeSummary(
  context: Context,
  subject: Subject,
  choice: EngineChoice,
  { refresh, ...asking }: { refresh?: boolean } & Asking,
): Promise<Summary> {
  // There is nothing to ask a model about an empty posting.
  if (choice.engine === 'local' || subject.posting.text.trim() === '') return writeLocally(context, subject);
  try {
    return await askTheModel(context, subject, choice.model!, refresh ?? false, asking);
  } catch (error) {
    if (!choice.fallback || !isJobtrailError(error) || error.kind !== 'outside' || error.code === 'cancelled')
      throw error;
    context.ui.warn(`${error.message} The summary was written locally instead.`);
    return writeLocally(context, subject);
  }
}

async function writeLocally(context: Context, { posting, contentHash, job }: Subject): Promise<Summary> {
  const { summarizeLocally } = await import('../insight/local.ts');
  const store = context.store();
  const summary = summarizeLocally(posting, store.profile.all(), await ownWordsOf(context));
  const { match: _, verdict: __, ...kept } = summary;
  if (job)
    store.record(() =>
      store.summaries.put({ contentHash, engine: 'local', model: null, prompt: null }, kept),
    );
  return summary;
}

async function askTheModel(
  context: Context,
  { posting, contentHash, job }: Subject,
  model: string,
  refresh: boolean,
  asking: Asking,
): Promise<Summary> {
  const { summarizeWithModel, withMatch, SUMMARY_PROMPT } = await import('../insight/model.ts');
  const store = context.store();
  const profile = store.profile.all();
  const key = { contentHash, engine: 'model', model, prompt: SUMMARY_PROMPT };
  const kept = refresh
    ? undefined
    : (store.summaries.get(key) as Omit<Summary, 'match' | 'verdict'> | undefined);
  if (kept) return withMatch(kept, profile, posting.text);
  const log = (call: CallRecord): void => store.record(() => store.calls.add(job?.id ?? null, call));
  const { summary, notes } = await summarizeWithModel(
    posting,
    { env: modelAccess(context), model, ...asking },
    log,
  );
  for (const note of notes) context.ui.status(`Note: ${note}`);
  store.record(() => store.summaries.put(key, summary));
  return withMatch(summary, profile, posting.text);
}
