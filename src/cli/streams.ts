/** The program's own ends of a pipe or a file, written without Node's streams, which cost more than a query. */

import { fstatSync, openSync, type Stats, writeSync } from 'node:fs';
import { late } from '../late.ts';
import type { Stream } from './output/ui.ts';

/** Linux's number for the devices that are no terminal: /dev/null, /dev/full. */
const MEMORY_DEVICES = 1;

// `jobtrail list | head -1` closes the pipe early, a window may be shut meanwhile: nobody is left to tell, no error.
const GONE = new Set(['EPIPE', 'EIO', 'ENXIO', 'ECONNRESET', 'EBADF', 'ERR_STREAM_DESTROYED']);

/** How long to wait for the reader of a full pipe before trying again, in milliseconds. */
const PATIENCE = 2;

/** The stream behind a file descriptor: written to directly where it is a file or a pipe, else Node's own. */
export function streamOf(descriptor: number, platform: string, nodes: () => NodeJS.WriteStream): Stream {
  if (platform !== 'win32' && isPlain(descriptor)) return { write: writer(descriptor), isTTY: false };
  let stream: NodeJS.WriteStream;
  try {
    stream = nodes();
  } catch {
    // The terminal was closed before the program came to open it.
    return { write: () => {}, isTTY: false };
  }
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!GONE.has(error.code ?? '')) throw error;
  });
  return stream;
}

/** Node's stdin; an empty one where the terminal behind it was closed. */
export function inputOf(nodes: () => NodeJS.ReadStream): NodeJS.ReadStream {
  try {
    return nodes();
  } catch {
    return Object.assign(late.stream.Readable.from([]), { isTTY: false }) as unknown as NodeJS.ReadStream;
  }
}

/** The terminal this process belongs to, whatever became of stdin; undefined where it has none. */
export function terminalOf(platform: string): NodeJS.ReadStream | undefined {
  try {
    return new late.tty.ReadStream(openSync(platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r'));
  } catch {
    return undefined;
  }
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
