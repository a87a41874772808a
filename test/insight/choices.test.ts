import { describe, expect, it } from 'vitest';
import { choicesAmong } from '../../src/insight/choices.ts';
import { tokenize } from '../../src/insight/tokens.ts';

/** What is said of the named words of one line, each name with the group it is in. */
function choices(line: string, names: string[]): Record<string, string> {
  const tokens = tokenize(line);
  const placed = names.map((name, skill) => {
    const at = line.indexOf(name);
    const from = tokens.start.findIndex((start) => start >= at);
    let to = from;
    while (to < tokens.start.length && tokens.start[to]! < at + name.length) to += 1;
    return { skill, from, to, lineEnd: tokens.word.length };
  });
  const found = choicesAmong(tokens, placed);
  return Object.fromEntries(
    [...found].map(([skill, { group, said }]) => [names[skill]!, `${said} ${group}`]),
  );
}

describe('choicesAmong', () => {
  it('takes what follows "one of" for one requirement', () => {
    expect(
      choices('Knowledge of at least one of Kotlin, Elixir and OCaml', ['Kotlin', 'Elixir', 'OCaml']),
    ).toEqual({
      Kotlin: 'one-of 1',
      Elixir: 'one-of 1',
      OCaml: 'one-of 1',
    });
    expect(choices('Erfahrung mit einer der folgenden Sprachen', ['Sprachen'])).toEqual({});
  });

  it('takes what follows "such as" for examples', () => {
    expect(
      choices('You know a CAD tool such as Rhino, Revit or Vectorworks', ['Rhino', 'Revit', 'Vectorworks']),
    ).toEqual({
      Rhino: 'such-as 1',
      Revit: 'such-as 1',
      Vectorworks: 'such-as 1',
    });
    expect(choices('des outils tels que Figma et Sketch', ['Figma', 'Sketch'])).toEqual({
      Figma: 'such-as 1',
      Sketch: 'such-as 1',
    });
  });

  it('takes "or" for a choice and "and" for none', () => {
    expect(choices('Terraform or Pulumi in production', ['Terraform', 'Pulumi'])).toEqual({
      Terraform: 'or 1',
      Pulumi: 'or 1',
    });
    expect(
      choices('Kenntnisse in Lohnabrechnung oder Bilanzierung', ['Lohnabrechnung', 'Bilanzierung']),
    ).toEqual({
      Lohnabrechnung: 'or 1',
      Bilanzierung: 'or 1',
    });
    expect(choices('Terraform and Pulumi in production', ['Terraform', 'Pulumi'])).toEqual({});
    expect(choices('Terraform, Pulumi, Ansible', ['Terraform', 'Pulumi', 'Ansible'])).toEqual({});
  });

  it('keeps two lists of a line apart', () => {
    expect(
      choices('Rust or Zig at work, experience with Kafka or NATS', ['Rust', 'Zig', 'Kafka', 'NATS']),
    ).toEqual({ Rust: 'or 1', Zig: 'or 1', Kafka: 'or 2', NATS: 'or 2' });
  });
});
