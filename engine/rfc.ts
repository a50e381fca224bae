// Which sections exist in the RFCs that this project cites, and what they are called.
// A test holds every citation in engine/ against this list. Pages load it only where a title is shown.
import { texts } from './rfc-tables';

export interface Rfc {
  readonly number: string;
  readonly title: string;
  /** Section number to section title, such as `17.1.1.2` to `Formal Description`. */
  readonly sections: ReadonlyMap<string, string>;
}

const read = new Map<string, Rfc>();

/** An RFC by its number, or undefined when the project does not cite it. */
export function rfc(number: string | number): Rfc | undefined {
  const name = String(number);
  const known = read.get(name);
  const text = texts[name];
  if (known || text === undefined) return known;
  const [title = '', ...lines] = text.split('\n');
  const sections = lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const made: Rfc = { number: name, title, sections: new Map(sections) };
  read.set(name, made);
  return made;
}
