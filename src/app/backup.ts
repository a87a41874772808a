import { type Backup, backUp } from '../store/backup.ts';
import type { Session } from './session.ts';

/** Makes a backup before something large is done; `reason` names what. */
export function backUpBefore(
  session: Pick<Session, 'store' | 'file' | 'now' | 'setting'>,
  reason: string,
): Promise<Backup> {
  return backUp(session.store().db, session.file, {
    at: session.now(),
    keep: Number(session.setting('backup.keep')),
    reason,
  });
}
