import { isZone, SYSTEM_ZONE } from '../../domain/days.ts';
import { usageError } from '../../errors.ts';
import type { Session } from '../session.ts';

/** The name of the user's zone, such as `Europe/Berlin`, for what is kept beyond this run. */
export function zoneName(session: Session): string {
  const zone = session.zone();
  return zone === SYSTEM_ZONE ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

/** A zone as typed, or a usage error. */
export function readZone(text: string): string {
  if (isZone(text) && text !== SYSTEM_ZONE) return text;
  throw usageError('unknown-zone', `There is no zone "${text}".`, [
    'Write it as Europe/Berlin, America/New_York or UTC.',
  ]);
}
