/** The program's own ends of a pipe or a file, written without Node's streams, which cost more than a query. */
import { fstatSync, type Stats, writeSync } from 'node:fs';
import type { Stream } from './voice.ts';

/** Linux's number for the devices that are no terminal: /dev/null, /dev/full. */
const MEMORY_DEVICES = 1;

/** How long to wait for the reader of a full pipe before trying again, in milliseconds. */
const PATIENCE = 2;

/** The stream behind a file descriptor: written to directly where it is a file or a pipe, else Node's own. */
export function streamOf(descriptor: number, platform: string, nodes: () => NodeJS.WriteStream): Stream {
  if (platform !== 'win32' && isPlain(descriptor)) return { write: writer(descriptor), isTTY: false };
  const stream = nodes();
  // `jobtrail list | head -1` closes the pipe early; that is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return stream;
}

function isPlain(descriptor: number): boolean {
  let found: Stats;
  try {
    found = fstatSync(descriptor);
  } catch {
    return false;
  }
  return (
    found.isFile() || found.isFIFO() || (found.isCharacterDevice() && found.rdev >> 8 === MEMORY_DEVICES)
  );
}

function writer(descriptor: number): (text: string | Uint8Array) => void {
  let isClosed = false;
  return (text) => {
    if (isClosed) return;
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    for (let done = 0; done < bytes.length; ) {
      try {
        done += writeSync(descriptor, bytes, done);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE') {
          isClosed = true;
          return;
        }
        // A pipe that does not block says so when it is full; writing on would lose the rest.
        if (code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE);
      }
    }
  };
}
