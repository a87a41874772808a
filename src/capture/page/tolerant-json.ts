/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** True for a JSON object, not an array or null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON as pages really have it: comments around it, raw control characters, bad escapes, stray commas, a cut end. */
export function readJson(text: string): Json | undefined {
  let source = text.replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '').trim();
  source = source.replace(/^\ufeff/, '');
  if (/^[[{]\s*&(?:quot|#34);/.test(source))
    source = source.replace(/&(?:quot|#34);/g, '"').replace(/&amp;/g, '&');
  try {
    return JSON.parse(source) as Json;
  } catch {
    const start = source.search(/[[{]/);
    if (start < 0 || source.length - start > 1_500_000) return undefined;
    try {
      return JSON.parse(repaired(source, start)) as Json;
    } catch {
      return undefined;
    }
  }
}

const ESCAPES = new Set('"\\/bfnrtu');

function repaired(source: string, start: number): string {
  const out: string[] = [];
  const open: string[] = [];
  let i = start;
  while (i < source.length) {
    const c = source[i]!;
    if (c === '"') {
      const end = stringEnd(source, i);
      out.push(quoted(source.slice(i + 1, end)));
      i = end + 1;
      continue;
    }
    if (c === '/' && (source[i + 1] === '*' || source[i + 1] === '/')) {
      const end = source[i + 1] === '*' ? source.indexOf('*/', i + 2) + 1 : source.indexOf('\n', i);
      i = end <= 0 ? source.length : end + 1;
      continue;
    }
    if (c === '{' || c === '[') open.push(c === '{' ? '}' : ']');
    if (open.length > 200) return '';
    if (c === '}' || c === ']') {
      dropComma(out);
      if (open.pop() !== c) break;
      out.push(c);
      if (open.length === 0) return out.join('');
      i++;
      continue;
    }
    if (c === 'u' && source.startsWith('undefined', i)) {
      out.push('null');
      i += 9;
      continue;
    }
    out.push(/[\u0000-\u0020]/.test(c) ? ' ' : c);
    i++;
  }
  // Cut off: what is open is closed, a key without a value dropped.
  dropComma(out);
  const text = out
    .join('')
    .replace(/[,{]\s*"(?:[^"\\]|\\.)*"\s*:?\s*$/, (m) => (m.startsWith('{') ? '{' : ''));
  return text + open.reverse().join('');
}

function dropComma(out: string[]): void {
  for (let i = out.length - 1; i >= 0; i--) {
    if (out[i] === ' ') continue;
    if (out[i] === ',') out[i] = ' ';
    return;
  }
}

// The quote that ends a string is followed by what may follow one; any other belongs to the text.
function stringEnd(source: string, start: number): number {
  for (let i = start + 1; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '"') {
      let next = i + 1;
      while (next < source.length && next < i + 200 && /\s/.test(source[next]!)) next++;
      const after = source[next];
      if (after === undefined || after === ':' || after === '}' || after === ']') return i;
      if (after === ',' && /^,\s*(?:["{[\]}\d-]|true|false|null)/.test(source.slice(next, next + 60)))
        return i;
    }
  }
  return source.length;
}

function quoted(body: string): string {
  const fixed = body
    .replace(/\\([\s\S])/g, (m, c: string) => (ESCAPES.has(c) ? m : c))
    .replace(/\\u(?![\da-fA-F]{4})/g, 'u')
    .replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')
    .replace(/[\u0000-\u001f]/g, (c) => (c === '\n' ? '\\n' : c === '\t' ? '\\t' : c === '\r' ? '\\r' : ' '))
    .replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
  return `"${fixed}"`;
}
