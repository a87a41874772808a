/** The ends the program writes to and reads from, where they are no longer there. */
import { EventEmitter } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inputOf, streamOf } from '../../src/cli/streams.ts';

const failing = (code: string) => () => {
  throw Object.assign(new Error('TTY initialization failed'), { code });
};

// A descriptor that is no file and no pipe, so that Node's own stream is asked for.
const FOLDER = (): number => openSync('/', 'r');

describe('a terminal that was closed', () => {
  test('before the program came to open it: nobody is told, nothing breaks', async () => {
    const folder = FOLDER();
    const out = streamOf(folder, 'linux', failing('ERR_TTY_INIT_FAILED'));
    expect([out.write('lost'), out.isTTY]).toEqual([undefined, false]);
    closeSync(folder);
    const input = inputOf(failing('EIO'));
    const read: unknown[] = [];
    for await (const part of input) read.push(part);
    expect([read, input.isTTY]).toEqual([[], false]);
  });

  test('while it was written to is no error; anything else is', () => {
    const folder = FOLDER();
    const stream = new EventEmitter();
    streamOf(folder, 'linux', () => stream as unknown as NodeJS.WriteStream);
    for (const code of ['EPIPE', 'EIO', 'ENXIO']) {
      expect(stream.emit('error', Object.assign(new Error('gone'), { code }))).toBe(true);
    }
    expect(() => stream.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
    closeSync(folder);
  });
});
