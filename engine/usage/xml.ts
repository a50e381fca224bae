// The little XML that notifications need: writing what must be escaped, and reading the text and attributes of known
// elements. No parser: what it does not find is not there.

/** Text for an element or an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const plainText = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();

/** The text of the first element of that name; null when there is none. */
export function firstText(xml: string, name: string): string | null {
  const open = new RegExp(`<${name}(?:\\s[^>]*)?>`).exec(xml);
  if (open === null) return null;
  const from = open.index + open[0].length;
  const until = xml.indexOf(`</${name}>`, from);
  return until < 0 ? null : plainText(xml.slice(from, until));
}

/** An attribute of a start tag. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found === null ? null : plainText(found[1] as string);
}
