import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

describe('nearest', () => {
  const commands = ['list', 'status', 'show', 'save', 'stats', 'search', 'summarize'];

  it.each([
    ['lst', 'list'],
    ['lsit', 'list'],
    ['stauts', 'status'],
    ['sumarise', 'summarize'],
    ['SHOW', 'show'],
    ['serach', 'search'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, commands)[0]).toBe(meant);
  });

  it('says nothing rather than something far-fetched', () => {
    expect(nearest('frobnicate', commands)).toEqual([]);
    expect(nearest('x', commands)).toEqual([]);
    expect(nearest('', commands)).toEqual([]);
    expect(nearest(' - ', commands)).toEqual([]);
  });

  it('takes a beginning for a good guess', () => {
    expect(nearest('exp', ['expires', 'export', 'tag'])).toEqual(['export', 'expires']);
  });

  it('keeps to the limit and names nothing twice', () => {
    expect(nearest('sta', ['stat', 'stat', 'star', 'stab', 'stay'], 2)).toHaveLength(2);
  });
});
