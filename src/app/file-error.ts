/** What the system says of a file, as a sentence: the last resort, where no command knew better. */

import { plain } from '../domain/text.ts';
import { type JobtrailError, userError } from '../errors.ts';

// errno(3): what a user can meet through a path, a disk or a limit of the machine.
const SAID: Record<string, [word: string, sentence: (path: string) => string, hint: string]> = {
  ENOSPC: ['disk-full', () => 'The disk is full.', 'Make room and run it again.'],
  EDQUOT: ['disk-full', () => 'Your share of the disk is full.', 'Make room and run it again.'],
  EACCES: ['no-permission', (path) => `${path} is not open to you.`, 'Check its owner and permissions.'],
  EPERM: ['no-permission', (path) => `${path} is not open to you.`, 'Check its owner and permissions.'],
  EROFS: ['no-permission', (path) => `${path} lies where nothing can be written.`, 'Choose another place.'],
  ENAMETOOLONG: ['bad-path', () => 'That name is too long for a file.', 'Choose a shorter one.'],
  ELOOP: ['bad-path', (path) => `${path} is a link that leads back to itself.`, 'Look at it with ls -l.'],
  EISDIR: ['bad-path', (path) => `${path} is a folder.`, 'Give the name of a file.'],
  ENOTDIR: ['bad-path', (path) => `${path} leads through something that is no folder.`, 'Check the path.'],
  ENXIO: ['bad-path', (path) => `${path} is no file that can be read.`, 'Give the name of a file.'],
  ENODEV: ['bad-path', (path) => `${path} is no file that can be read.`, 'Give the name of a file.'],
  EINVAL: ['bad-path', (path) => `${path} is no file that can be read.`, 'Give the name of a file.'],
  EIO: ['disk-error', (path) => `The disk did not take or give back ${path}.`, 'Check its health.'],
  EMFILE: ['too-many-files', () => 'Too many files are open.', 'Close other programs, or raise ulimit -n.'],
  ENFILE: ['too-many-files', () => 'Too many files are open.', 'Close other programs.'],
  MODULE_NOT_FOUND: [
    'incomplete',
    () => 'A part of jobtrail is missing: it is being updated, or was installed half.',
    'Run it again; if that does not help: npm install -g jobtrail.',
  ],
};

/** A complaint of the system about a file as an error with a hint; null for anything else. */
export function fileTrouble(error: unknown): JobtrailError | null {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined && code !== 'MODULE_NOT_FOUND') return null;
  const said = Object.hasOwn(SAID, code) ? SAID[code] : undefined;
  if (!said) return null;
  const [word, sentence, hint] = said;
  return userError(word, sentence(path === undefined ? 'A file' : plain(path).slice(-300)), [hint]);
}
