// Learns the tagger of findSkills from SkillSpan's train split (knowledge layer).
import { join } from 'node:path';
import { learnChain, quantised } from './chain.mjs';
import { rowsOf } from './postings.mjs';
import { program } from './program.mjs';

const BITS = 18;
const ROUNDS = 12;
const SEEDS = [7, 23];

/** A row of SkillSpan as text, with the labels laid on the program's own words. */
export function readRow({ tokens, knowledge }) {
  const text = tokens.join(' ');
  const read = program.tokenize(text);
  const labels = new Int8Array(read.word.length);
  let at = 0;
  let word = 0;
  let before = 'O';
  let isFirst = false;
  tokens.forEach((token, i) => {
    const end = at + token.length;
    if (knowledge[i] === 'B' || (knowledge[i] === 'I' && before === 'O')) isFirst = true;
    for (; word < read.word.length && read.start[word] < end; word += 1) {
      if (knowledge[i] === 'O') continue;
      // A span may begin with a token that holds no word.
      labels[word] = isFirst ? 1 : 2;
      isFirst = false;
    }
    before = knowledge[i];
    at = end + 1;
  });
  return { text, read, labels };
}

export function learnSpans(shared, reader) {
  const examples = rowsOf(join(shared, 'skills/skillspan-train.jsonl')).map((row) => {
    const { read, labels } = readRow(row);
    const hints = program.hintsFrom(program.lexiconMentions(read), read);
    return { buckets: program.bucketsOf(reader, read, 0, read.word.length, hints, BITS), labels };
  });
  // What chance does to one run, it does not do to the mean of several.
  const runs = SEEDS.map((seed) => learnChain(examples, { bits: BITS, rounds: ROUNDS, seed }));
  const mean = (part) =>
    Float32Array.from(
      runs[0][part],
      (_, i) => runs.reduce((sum, run) => sum + run[part][i], 0) / runs.length,
    );
  return quantised({ bits: BITS, weights: mean('weights'), transitions: mean('transitions') });
}
