/** What a terminal sends, as keys and pastes: a paste is one piece, never read as keys. */

/** Keys that are no letters, by the names the prompts know. */
export type KeyName =
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'pageup'
  | 'pagedown'
  | 'ctrl-a'
  | 'ctrl-c'
  | 'ctrl-d'
  | 'ctrl-e'
  | 'ctrl-k'
  | 'ctrl-u'
  | 'ctrl-w';

/** One thing a person did; `marked` is false for a paste the terminal did not mark, of which more may follow. */
export type Key =
  | { kind: 'char'; text: string }
  | { kind: 'key'; name: KeyName }
  | { kind: 'paste'; text: string; marked: boolean };

const PASTE_BEGINS = '\x1b[200~';
const PASTE_ENDS = '\x1b[201~';
const END_OF_INPUT = '\x04';

const CONTROLS: Record<string, KeyName> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
  '\x01': 'ctrl-a',
  '\x03': 'ctrl-c',
  '\x04': 'ctrl-d',
  '\x05': 'ctrl-e',
  '\x0b': 'ctrl-k',
  '\x0e': 'down',
  '\x10': 'up',
  '\x15': 'ctrl-u',
  '\x17': 'ctrl-w',
};

const SEQUENCES: Record<string, KeyName> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  '1~': 'home',
  '3~': 'delete',
  '4~': 'end',
  '5~': 'pageup',
  '6~': 'pagedown',
  '7~': 'home',
  '8~': 'end',
};

// A terminal that marks no pastes sends many lines at once, faster than anybody types.
const UNMARKED = /^(?=[^\r\n]*[\r\n]+[^\r\n])[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]{40,}$/;

const lines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Reads keys out of what arrives; what is not whole yet waits for the rest. */
export class KeyDecoder {
  #rest = '';
  #paste: string | null = null;

  /** True where a lone Esc, or the beginning of something longer, waits. */
  get waits(): boolean {
    return this.#rest !== '' && this.#paste === null;
  }

  /** The keys of what just arrived. */
  feed(arrived: string): Key[] {
    const keys: Key[] = [];
    let text = this.#rest + arrived;
    this.#rest = '';
    if (this.#paste === null && UNMARKED.test(text))
      return [{ kind: 'paste', text: lines(text), marked: false }];
    while (text !== '') {
      const taken = this.#paste === null ? this.#key(text, keys) : this.#more(text, keys);
      if (taken === 0) {
        this.#rest = text;
        break;
      }
      text = text.slice(taken);
    }
    return keys;
  }

  /** What waits, once it is plain that nothing more comes: Esc alone. */
  flush(): Key[] {
    if (!this.waits) return [];
    this.#rest = '';
    return [{ kind: 'key', name: 'escape' }];
  }

  // How many letters one key took, 0 where it is not whole.
  #key(text: string, keys: Key[]): number {
    if (text.startsWith(PASTE_BEGINS)) {
      this.#paste = '';
      return PASTE_BEGINS.length;
    }
    if (text[0] !== '\x1b') {
      const letter = String.fromCodePoint(text.codePointAt(0)!);
      const name = CONTROLS[letter];
      if (name) keys.push({ kind: 'key', name });
      else if (letter >= ' ') keys.push({ kind: 'char', text: letter });
      return letter.length;
    }
    const sequence = /^\x1b(?:\[([0-9;?<=>]*[@-~])|O([A-Za-z]))/.exec(text);
    if (sequence) {
      const code = (sequence[1] ?? sequence[2]!).replace(/^1?;\d+(?=[A-H])/, '');
      const name = SEQUENCES[code];
      if (name) keys.push({ kind: 'key', name });
      return sequence[0].length;
    }
    if (/^\x1b(?:[[O][0-9;?<=>]*)?$/.test(text)) return 0;
    // Esc, and what was pressed after it.
    keys.push({ kind: 'key', name: 'escape' });
    return 1;
  }

  // Inside a paste: up to its mark, or to Ctrl-D where the mark never comes.
  #more(text: string, keys: Key[]): number {
    const mark = text.indexOf(PASTE_ENDS);
    const ctrlD = text.indexOf(END_OF_INPUT);
    const end = mark >= 0 && (ctrlD < 0 || mark < ctrlD) ? mark : ctrlD;
    if (end < 0) {
      // The mark itself may arrive in two parts.
      const whole = text.length - beginningOf(PASTE_ENDS, text);
      this.#paste += text.slice(0, whole);
      return whole;
    }
    keys.push({ kind: 'paste', text: lines(this.#paste + text.slice(0, end)), marked: true });
    this.#paste = null;
    return end + (end === mark ? PASTE_ENDS.length : 1);
  }
}

/** How many letters at the end of a text may be the beginning of a mark. */
function beginningOf(mark: string, text: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}
