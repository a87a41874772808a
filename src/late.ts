/**
 * Node's own parts that cost milliseconds to load, had at their first use: `list` never compresses, hashes or starts
 * anything, and must not pay for it.
 */
export const late = {
  get crypto() {
    return require('node:crypto') as typeof import('node:crypto');
  },
  get stream() {
    return require('node:stream') as typeof import('node:stream');
  },
  get tty() {
    return require('node:tty') as typeof import('node:tty');
  },
  get zlib() {
    return require('node:zlib') as typeof import('node:zlib');
  },
};
