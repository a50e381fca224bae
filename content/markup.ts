// Reads the tags of a lesson's text, for what is made of a lesson besides its page.

/** What stands inside a tag: quoted text and expressions may hold angle brackets of their own. */
const INSIDE = String.raw`(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}|[^">{])*`;

/** Every opening or self-closing tag of a part. */
export const tagsOf = (markup: string, name: string): readonly string[] =>
  [...markup.matchAll(new RegExp(`<${name}\\b${INSIDE}>`, 'g'))].map(([tag]) => tag);

const ANY_TAG = new RegExp(`</?[A-Za-z]${INSIDE}>`, 'g');

/** The text without its tags; `instead` may put words in the place of one. */
export const withoutTags = (markup: string, instead: (tag: string) => string = () => ' '): string =>
  markup.replace(ANY_TAG, (tag) => instead(tag));

/** An attribute written in double quotes. */
export const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** The value of `changes={[...]}`, which is written as a list of plain objects. */
export function changesIn(tag: string): readonly unknown[] {
  const written = /\schanges=\{(\[[\s\S]*?\])\}(?=[\s/>])/.exec(tag)?.[1];
  if (!written) return [];
  return JSON.parse(written.replace(/([{,]\s*)(\w+):/g, '$1"$2":').replaceAll("'", '"')) as unknown[];
}
