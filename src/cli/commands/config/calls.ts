import { plain } from '../../../domain/text.ts';
import type { Context } from '../../context.ts';

/** `config calls`: every call of a model, newest first, with totals. */
export function listCalls(context: Context, limit: number | null): void {
  const calls = context.store().calls.list(null);
  const total = (of: (c: (typeof calls)[number]) => number | null): number =>
    calls.reduce((sum, c) => sum + (of(c) ?? 0), 0);
  const totals = {
    calls: calls.length,
    failed: calls.filter((c) => c.outcome !== 'ok').length,
    inputTokens: total((c) => c.inputTokens),
    outputTokens: total((c) => c.outputTokens),
    milliseconds: total((c) => c.milliseconds),
  };
  const shown = limit === null ? calls : calls.slice(0, limit);
  if (context.flags.json) return context.ui.json({ calls: shown, totals });
  if (calls.length === 0) return context.ui.status('No model was ever called.');
  const rows = shown.map((c) => [
    c.at,
    c.job === null ? '' : `#${c.job}`,
    c.purpose,
    plain(c.model),
    c.inputTokens ?? '',
    c.outputTokens ?? '',
    `${c.milliseconds} ms`,
    c.outcome,
  ]);
  context.ui.result(rows.map((row) => row.join(context.terminal ? '  ' : '\t')).join('\n'));
  context.ui.status(
    `${totals.calls} calls, ${totals.failed} failed, ${totals.inputTokens} tokens in, ${totals.outputTokens} out.`,
  );
}
