import towns from '../../../data/places/towns.json' with { type: 'json' };

let names: Set<string> | null = null;

/** True for the name of a larger town, in any case of letters. */
export function isTown(name: string): boolean {
  names ??= new Set(towns.names.split('|'));
  return names.has(name.toLowerCase());
}
