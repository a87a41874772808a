import type { Draft } from '../../domain/draft.ts';
import { type JobtrailError, outsideError } from '../../errors.ts';
import type { Answer } from './request.ts';

const PASTE = [
  'Open the page in a browser, copy its text and run: jobtrail save --clipboard',
  'Or save the page as .html and give that file.',
];

/** Why a page with an error status was not read, with what helps. */
export function refusalOf({ status, url, retryAfter }: Answer): JobtrailError {
  const name = new URL(url).hostname;
  if (status === 404 || status === 410)
    return outsideError(
      'gone',
      `${name} has no such page any more (${status}).`,
      ['Check the link; the posting may have been taken down.'],
      { status },
    );
  if (status === 429) {
    const wait =
      retryAfter === null
        ? 'later'
        : retryAfter < 120
          ? `in ${retryAfter} seconds`
          : `in ${Math.ceil(retryAfter / 60)} minutes`;
    return outsideError('too-many-requests', `${name} asks to come back ${wait} (429).`, PASTE, {
      status,
      retryAfter,
    });
  }
  if (status === 401 || status === 403 || status === 451 || status === 999)
    return outsideError('refused', `${name} does not show this page to programs (${status}).`, PASTE, {
      status,
    });
  return outsideError(
    'server-error',
    `${name} answered with an error (${status}).`,
    ['Try again later.', ...PASTE],
    { status },
  );
}

/** Why a page that is there shows nothing: a wall, or made by a script; null where it shows something. */
export function wallOf(draft: Draft, { url, status }: Answer): JobtrailError | null {
  const kind = draft.noPosting;
  const name = new URL(url).hostname;
  if (kind === 'login')
    return outsideError('login-wall', `${name} shows this page only to people who are signed in.`, PASTE, {
      status,
    });
  if (kind === 'bot-wall')
    return outsideError('bot-wall', `${name} asks for a check that only a browser passes.`, PASTE, {
      status,
    });
  const empty = draft.isPosting && draft.fields.title === null && (draft.description?.length ?? 0) < 200;
  if (kind === 'empty' || empty)
    return outsideError(
      'needs-browser',
      `${name} shows this page only through JavaScript, or it is empty.`,
      PASTE,
      { status },
    );
  return null;
}
