import { indexIn, type LearntFile, readLearnt } from './learnt-file.ts';
import { Tagger, type TaggerWeights } from './tagger.ts';
import { type WordClasses, WordReader } from './word-features.ts';

/** The weights of a tagger in a learnt file, by its name there. */
function weightsOf(file: LearntFile, name: string): TaggerWeights {
  return {
    bits: file.fact(`${name} bits`),
    weights: file.part(`${name} weights`, 'i8'),
    step: file.fact(`${name} step`),
    transitions: file.part(`${name} transitions`, 'f32'),
  };
}

function classesOf(file: LearntFile): WordClasses {
  const words = file.part('class words', 'i32');
  const fine = file.part('fine class', 'u16');
  const coarse = file.part('coarse class', 'u16');
  return (hash) => {
    const at = indexIn(words, hash);
    return at < 0 ? null : [coarse[at]!, fine[at]!];
  };
}

let spans: Tagger | null = null;

/** The tagger of `findSkills`: what one must know, in a sentence without its posting. Read at its first use. */
export function spanTagger(): Tagger {
  if (!spans) {
    const file = readLearnt('skills/spans.bin');
    spans = new Tagger(weightsOf(file, 'spans'), new WordReader(classesOf(file)));
  }
  return spans;
}

let posting: { skills: Tagger; core: Tagger } | null = null;

/** The taggers of a whole posting's lines: `skills` for all it asks for, `core` for what it cannot do without. Read at their first use. */
export function postingTaggers(): { skills: Tagger; core: Tagger } {
  if (!posting) {
    const file = readLearnt('skills/ranking.bin');
    const reader = new WordReader(classesOf(file));
    posting = {
      skills: new Tagger(weightsOf(file, 'skills'), reader),
      core: new Tagger(weightsOf(file, 'core'), reader),
    };
  }
  return posting;
}
