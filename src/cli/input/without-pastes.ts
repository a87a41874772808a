import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { MARK_PASTES, type Terminal } from './key-session.ts';

const PASTE = /\x1b\[200~[\s\S]*?(?:\x1b\[201~|$)/g;
const UNFINISHED = /\x1b\[200~(?![\s\S]*\x1b\[201~)/;

/** A terminal's keys without what is pasted, for a prompt that reads them itself: a pasted "yes" answers nothing. */
export function withoutPastes({ input, output }: Terminal): { input: NodeJS.ReadStream; close(): void } {
  const letters = new StringDecoder('utf8');
  const bare = new PassThrough();
  let isInside = false;
  const hear = (chunk: Buffer): void => {
    const text = (isInside ? '\x1b[200~' : '') + letters.write(chunk);
    isInside = UNFINISHED.test(text);
    bare.write(text.replace(PASTE, ''));
  };
  const end = (): unknown => bare.end();
  output.write(MARK_PASTES.on);
  input.on('data', hear).on('end', end);
  const terminal = Object.assign(bare, {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      input.setRawMode?.(isRaw);
      return terminal;
    },
  });
  return {
    input: terminal as unknown as NodeJS.ReadStream,
    close: () => {
      input.off('data', hear).off('end', end);
      input.pause();
      output.write(MARK_PASTES.off);
    },
  };
}
