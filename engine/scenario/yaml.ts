// YAML as a tree with offsets. Scalars stay text: what '5060' or 'yes' means is for the setting to say. Anchors and
// aliases are refused, and so is nesting no scenario needs: a hostile file must not cost more than its size.

import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import type { Problems } from './problem';

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  /** Where the text itself begins: past an opening quote. */
  readonly start: number;
}
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly offset: number;
  readonly length: number;
}
export interface MapNode {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
  readonly offset: number;
  readonly length: number;
}
export interface Pair {
  readonly key: TextNode;
  readonly value: Node;
}
export type Node = TextNode | ListNode | MapNode;

export const MOST_CHARACTERS = 131_072;
const DEEPEST = 12;
const MOST_INDENT = 80;

/** Reads YAML; null when it cannot be read, and then the problems say why. */
export function readYaml(text: string, problems: Problems): Node | null {
  if (text.length > MOST_CHARACTERS) {
    problems.add(0, 0, `A scenario file has at most ${MOST_CHARACTERS / 1024} KiB; this one is longer.`);
    return null;
  }
  const deep = tooDeep(text);
  if (deep >= 0) {
    problems.add(deep, 1, `Lists and mappings are nested at most ${DEEPEST} deep here.`);
    return null;
  }
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  const [first] = document.errors;
  if (first !== undefined) {
    const open = unclosed(text, first.pos[0]);
    if (open !== null) problems.add(open.offset, 1, open.message);
    for (const error of open === null ? document.errors : []) {
      problems.add(error.pos[0], Math.max(0, error.pos[1] - error.pos[0]), readable(error.code));
      // What follows is only the echo of it.
      if (error.code === 'UNEXPECTED_TOKEN') break;
    }
    return null;
  }
  const node = convert(document.contents, 0, problems);
  return problems.list.length > 0 ? null : node;
}

// The YAML library composes recursively: what nests too deep for it is refused as soon as the (iterative) lexer sees it.
function tooDeep(text: string): number {
  let offset = 0;
  let flow = 0;
  let indicators = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (scalar) scalar = false;
    else if (token === SCALAR_FOLLOWS) {
      scalar = true;
      continue;
    } else if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow--;
    else if (flow === 0 && (token === '-' || token === '?' || token === ':')) indicators++;
    else if (token.startsWith('\n') || token.startsWith('\r')) indicators = 0;
    else if (indicators === 0 && flow === 0 && /^ +$/.test(token) && token.length > MOST_INDENT) return offset;
    if (flow > DEEPEST || indicators > DEEPEST) return offset;
    if (token !== DOCUMENT_FOLLOWS && token !== FLOW_ERROR) offset += token.length;
  }
  return -1;
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The bracket or quote that is still open where reading failed: that is what an author has to mend. */
function unclosed(text: string, failed: number): { readonly offset: number; readonly message: string } | null {
  const open: { readonly bracket: string; readonly offset: number }[] = [];
  let offset = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR_FOLLOWS) scalar = true;
    if (token === DOCUMENT_FOLLOWS || token === FLOW_ERROR || token === SCALAR_FOLLOWS) continue;
    if (!scalar && isUnended(token) && failed <= offset + token.length)
      return { offset, message: `This ${token[0]} opens a quotation that is never closed.` };
    const innermost = open.at(-1);
    if (!scalar && (token === '{' || token === '[')) open.push({ bracket: token, offset });
    else if (!scalar && (token === '}' || token === ']')) {
      if (innermost !== undefined && CLOSES[innermost.bracket] !== token)
        return { offset: innermost.offset, message: notClosed(innermost.bracket) };
      open.pop();
    }
    if (offset >= failed) break;
    offset += token.length;
    scalar = false;
  }
  const last = open.at(-1);
  return last === undefined ? null : { offset: last.offset, message: notClosed(last.bracket) };
}

const isUnended = (token: string): boolean =>
  /^["']/.test(token) && (token.length === 1 || !token.endsWith(token[0] as string));

const notClosed = (bracket: string): string => `This ${bracket} is not closed: a ${CLOSES[bracket]} is missing.`;

// The lexer's control tokens: they stand for no text.
const DOCUMENT_FOLLOWS = '\x02';
const FLOW_ERROR = '\x18';
const SCALAR_FOLLOWS = '\x1f';

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This word stands here twice: each setting is given once.',
  TAB_AS_INDENT: 'Indent with spaces: YAML does not take tabs.',
  BAD_INDENT: 'This line is indented differently from its neighbours.',
  MULTIPLE_DOCS: 'One file holds one scenario: there is a second "---" here.',
  MISSING_CHAR: 'Something is missing here: a comma, a colon, a quote or a closing bracket.',
  UNEXPECTED_TOKEN: 'This does not belong here: is there a bracket, a quote or a colon too many before it?',
  BLOCK_AS_IMPLICIT_KEY: 'There is a second colon in this line: put what stands after the first into quotes.',
  BLOCK_IN_FLOW: 'Lines with "- " or words of their own cannot stand inside brackets.',
  MULTILINE_IMPLICIT_KEY: 'A word and its colon stand on one line: is a colon missing in the line before?',
  BAD_SCALAR_START: 'A text cannot begin with this character: put the text into quotes.',
  BAD_DQ_ESCAPE:
    'After a backslash in double quotes YAML takes only certain letters: use single quotes, or write \\\\.',
  BAD_ALIAS: 'Write it out: scenario files know no anchors (&) and aliases (*).',
};

const readable = (code: string): string => PLAIN_WORDS[code] ?? 'This cannot be read as YAML.';

function convert(node: unknown, offset: number, problems: Problems): Node | null {
  if (isAlias(node)) {
    problems.add(node.range?.[0] ?? offset, 1, 'Write it out: scenario files know no anchors (&) and aliases (*).');
    return null;
  }
  const range = (node as { range?: readonly [number, number, number] } | null)?.range ?? [offset, offset, offset];
  const place = { offset: range[0], length: range[1] - range[0] };
  if (isMap(node)) return { kind: 'map', pairs: pairsOf(node.items, place.offset, problems), ...place };
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, place.offset, problems)).filter((item) => item !== null);
    return { kind: 'list', items, ...place };
  }
  if (!isScalar(node)) return { kind: 'text', text: '', start: place.offset, ...place };
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  return { kind: 'text', text: String(node.value ?? ''), start: place.offset + quoted, ...place };
}

function pairsOf(items: readonly { key: unknown; value: unknown }[], offset: number, problems: Problems): Pair[] {
  const pairs: Pair[] = [];
  for (const item of items) {
    const key = convert(item.key, offset, problems);
    if (key === null) continue;
    if (key.kind !== 'text') {
      problems.add(key.offset, key.length, 'A word was expected here, then a colon.');
      continue;
    }
    const value = convert(item.value, key.offset + key.length, problems);
    if (value !== null) pairs.push({ key, value });
  }
  return pairs;
}
