// Writes learnt numbers the way src/insight/learnt-file.ts reads them.
import { writeFileSync } from 'node:fs';

const TYPES = { i8: Int8Array, u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f32: Float32Array };

/** `parts`: by name `[type, numbers]`; `facts`: numbers by name. */
export function pack(parts, facts) {
  const head = { parts: {}, facts };
  const blobs = [];
  let at = 0;
  for (const [name, [type, numbers]] of Object.entries(parts)) {
    const list = TYPES[type].from(numbers);
    head.parts[name] = { type, at, length: list.length };
    const bytes = new Uint8Array(Math.ceil(list.byteLength / 8) * 8);
    bytes.set(new Uint8Array(list.buffer));
    blobs.push(bytes);
    at += bytes.length;
  }
  const json = new TextEncoder().encode(JSON.stringify(head));
  const from = Math.ceil((4 + json.length) / 8) * 8;
  const whole = new Uint8Array(from + at);
  new DataView(whole.buffer).setUint32(0, json.length, true);
  whole.set(json, 4);
  let offset = from;
  for (const blob of blobs) {
    whole.set(blob, offset);
    offset += blob.length;
  }
  return whole;
}

export const write = (file, parts, facts) => writeFileSync(file, pack(parts, facts));

/** A tagger's part of a file. */
export const taggerParts = (name, model) => ({
  parts: { [`${name} weights`]: ['i8', model.weights], [`${name} transitions`]: ['f32', model.transitions] },
  facts: { [`${name} bits`]: model.bits, [`${name} step`]: model.step },
});

/** The word classes' part of a file. */
export function classParts(table) {
  const rows = [...table].sort((a, b) => a[0] - b[0]);
  return {
    'class words': ['i32', rows.map(([h]) => h)],
    'coarse class': ['u16', rows.map(([, c]) => c[0])],
    'fine class': ['u16', rows.map(([, c]) => c[1])],
  };
}
