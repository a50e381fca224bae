// The words after a command: options by name, and the rest in order. Unknown options are refused, not ignored.

export interface Options {
  readonly rest: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads the words of a command.
 *
 * @param flags - options that stand alone
 * @param valued - options with a value, as `--seed 7` or `--seed=7`
 * @returns the options, or in one sentence what is wrong
 */
export function readOptions(
  words: readonly string[],
  flags: readonly string[],
  valued: readonly string[],
): Options | string {
  const found = { rest: [] as string[], flags: new Set<string>(), values: new Map<string, string>() };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '-' || !word.startsWith('-')) {
      found.rest.push(word);
      continue;
    }
    const [name, inline] = split(word);
    if (flags.includes(name) && inline === undefined) found.flags.add(name);
    else if (valued.includes(name)) {
      const value = inline ?? words[++i];
      if (value === undefined) return `--${name} needs a value`;
      found.values.set(name, value);
    } else
      return `there is no option ${word.split('=')[0]}; known: ${[...flags, ...valued].map((known) => `--${known}`).join(' ')}`;
  }
  return found;
}

function split(word: string): [string, string | undefined] {
  const bare = word.replace(/^--?/, '');
  const equals = bare.indexOf('=');
  return equals < 0 ? [bare, undefined] : [bare.slice(0, equals), bare.slice(equals + 1)];
}
