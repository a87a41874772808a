import { usageError } from '../errors.ts';
import { hasAccess, type ModelEnvironment } from './access.ts';

/** The model asked where the user wants one and names none. */
export const DEFAULT_MODEL = 'claude-haiku-5-5';

export const ENGINES = ['auto', 'local', 'model'] as const;

/** Who is to write: the local engine, or a model by name. */
export interface EngineChoice {
  engine: 'local' | 'model';
  model: string | null;
  /** True where a failing model gives way to the local engine. */
  fallback: boolean;
  /** A sentence for the user, or null: a key that was left alone, a model without a key. */
  mention: string | null;
}

/** Decides who writes. A key in the environment is no consent: `auto` takes a model only where the user named one for jobtrail. */
export function chooseEngine(
  wish: string,
  named: { flag?: string | undefined; env?: string | undefined; setting?: string | undefined },
  access: ModelEnvironment,
): EngineChoice {
  if (!(ENGINES as readonly string[]).includes(wish))
    throw usageError('bad-engine', `There is no engine "${wish}".`, [`Engines: ${ENGINES.join(', ')}.`]);
  const model = named.flag?.trim() || named.env?.trim() || named.setting?.trim() || null;
  if (wish === 'local') return { engine: 'local', model: null, fallback: false, mention: null };
  if (wish === 'model')
    return { engine: 'model', model: model ?? DEFAULT_MODEL, fallback: false, mention: null };
  if (model === null)
    return {
      engine: 'local',
      model: null,
      fallback: false,
      mention:
        access.ANTHROPIC_API_KEY || access.ANTHROPIC_AUTH_TOKEN
          ? 'There is a key for a model, which jobtrail leaves alone until you choose one: jobtrail config set model.name NAME.'
          : null,
    };
  if (!hasAccess(access))
    return {
      engine: 'local',
      model: null,
      fallback: false,
      mention: `No key is set for ${model}, so the summary is written locally. Set ANTHROPIC_API_KEY.`,
    };
  return { engine: 'model', model, fallback: true, mention: null };
}
