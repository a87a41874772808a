import { type Database, insert, type Row } from './database.ts';

/** Whose answer on which text: what a cached summary is found by. */
export interface SummaryKey {
  contentHash: string;
  engine: string;
  model: string | null;
  prompt: string | null;
}

/** One call of a model, as it is logged. */
export interface LoggedCall {
  id: number;
  at: string;
  job: number | null;
  purpose: string;
  model: string;
  inputTokens: number | null;
  outputTokens: number | null;
  milliseconds: number;
  outcome: string;
}

/** Answers kept by content, engine, model and prompt; what the program records for itself. For use inside `record`. */
export function summaries(db: Database, now: () => Date) {
  return {
    /** The answer kept under a key, as it was put. */
    get(key: SummaryKey): unknown {
      const row = db.get<{ answer: string }>(
        'SELECT answer FROM summaries WHERE content_hash = ? AND engine = ? AND model IS ? AND prompt IS ? ORDER BY id DESC LIMIT 1',
        key.contentHash,
        key.engine,
        key.model,
        key.prompt,
      );
      return row && JSON.parse(row.answer);
    },
    /** The newest answer on a text, whoever wrote it; undefined where there is none. */
    latest(contentHash: string): unknown {
      const row = db.get<{ answer: string }>(
        'SELECT answer FROM summaries WHERE content_hash = ? ORDER BY id DESC LIMIT 1',
        contentHash,
      );
      return row && JSON.parse(row.answer);
    },
    /** Keeps an answer in place of an earlier one under the same key. */
    put(key: SummaryKey, answer: unknown): void {
      db.run(
        'DELETE FROM summaries WHERE content_hash = ? AND engine = ? AND model IS ? AND prompt IS ?',
        key.contentHash,
        key.engine,
        key.model,
        key.prompt,
      );
      insert(db, 'summaries', {
        content_hash: key.contentHash,
        engine: key.engine,
        model: key.model,
        prompt: key.prompt,
        answer: JSON.stringify(answer),
        created_at: now().toISOString(),
      });
    },
    count: (): number => db.get<{ n: number }>('SELECT count(*) AS n FROM summaries')!.n,
  };
}

/** The log of model calls. For use inside `record`. */
export function calls(db: Database, now: () => Date) {
  const call = (row: Row): LoggedCall => ({
    id: row.id as number,
    at: row.at as string,
    job: row.job as number | null,
    purpose: row.purpose as string,
    model: row.model as string,
    inputTokens: row.input_tokens as number | null,
    outputTokens: row.output_tokens as number | null,
    milliseconds: row.milliseconds as number,
    outcome: row.outcome as string,
  });
  return {
    add(job: number | null, c: Omit<LoggedCall, 'id' | 'at' | 'job'>): void {
      insert(db, 'calls', {
        at: now().toISOString(),
        job,
        purpose: c.purpose,
        model: c.model,
        input_tokens: c.inputTokens,
        output_tokens: c.outputTokens,
        milliseconds: c.milliseconds,
        outcome: c.outcome,
      });
    },
    /** Newest first. */
    list: (limit: number | null): LoggedCall[] =>
      db.all('SELECT * FROM calls ORDER BY id DESC LIMIT ?', limit ?? -1).map(call),
  };
}
