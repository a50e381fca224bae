// The project's own files as text, for test/tidy.test.ts: which there are, what is code in them and what is comment,
// and what they import. A scanner of a hundred lines, because TypeScript 7 has no parser to call.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

export interface Source {
  /** From the top of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments; line breaks stay, so that lines keep their numbers. */
  readonly code: string;
  /** The text without comments and without the insides of strings, templates and regular expressions. */
  readonly bare: string;
  readonly comments: readonly { readonly line: number; readonly text: string }[];
}

const SKIP = new Set(['node_modules', '.git', '.next', 'out', 'test-results', 'playwright-report', 'coverage']);

/** Every file of the project but for installed packages and build results. */
export function allFiles(folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !SKIP.has(entry.name))
    .flatMap((entry) => {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? allFiles(file) : [file];
    })
    .sort();
}

export const readText = (file: string) => readFileSync(path.join(root, file), 'utf8');

export const isScript = (file: string) => /\.(ts|tsx|mjs|js)$/.test(file) && file !== 'next-env.d.ts';

export function readSource(file: string): Source {
  const text = readText(file);
  return { path: file, text, ...(file.endsWith('.mdx') ? { code: text, bare: text, comments: [] } : scan(text)) };
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
// A slash divides after a value and begins a regular expression elsewhere.
const VALUE_BEFORE = /(?:[\w$)\]]|\+\+|--)\s*$/;
const KEYWORD_BEFORE = /\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield)\s*$/;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;

/** Takes code apart. Templates are followed into their `${...}`, however deep. */
export function scan(text: string): Pick<Source, 'code' | 'bare' | 'comments'> {
  let code = '';
  let bare = '';
  let line = 1;
  const comments: { line: number; text: string }[] = [];
  // One entry for each template that is open: how many braces are open inside its `${`.
  const templates: number[] = [];
  let at = 0;

  const take = (piece: string, kind: 'code' | 'comment' | 'literal' | 'text') => {
    if (kind === 'comment') comments.push({ line, text: piece });
    code += kind === 'comment' ? blank(piece) : piece;
    bare += kind === 'code' ? piece : kind === 'literal' ? inside(piece) : blank(piece);
    line += piece.split('\n').length - 1;
    at += piece.length;
  };
  const inside = (piece: string) => (piece.length < 2 ? piece : piece[0] + blank(piece.slice(1, -1)) + piece.at(-1));
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const template = () => {
    const piece = match(/(?:\\[\s\S]|\$(?!\{)|[^\\`$])*/y) ?? '';
    const end = text.startsWith('${', at + piece.length) ? '${' : text.slice(at + piece.length, at + piece.length + 1);
    take(piece, 'text');
    take(end, 'code');
    if (end === '${') templates.push(0);
  };

  while (at < text.length) {
    const next = text[at] ?? '';
    const comment = next === '/' ? match(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y) : undefined;
    const regex = next === '/' && !comment && begins(bare) ? match(REGEX) : undefined;
    const string =
      next === "'" || next === '"' ? match(/(['"])(?:\\[\s\S]|(?!\1)[^\\\n])*(?:\1|(?=\n)|$)/y) : undefined;
    if (comment) take(comment, 'comment');
    else if (regex) take(regex, 'literal');
    else if (string) take(string, 'literal');
    else if (next === '`') {
      take('`', 'code');
      template();
    } else if (next === '}' && templates.at(-1) === 0) {
      templates.pop();
      take('}', 'code');
      template();
    } else {
      const depth = next === '{' ? 1 : next === '}' ? -1 : 0;
      if (templates.length > 0) templates[templates.length - 1]! += depth;
      take(next, 'code');
    }
  }
  return { code, bare, comments };
}

const begins = (before: string) => {
  const tail = before.slice(-40);
  return !VALUE_BEFORE.test(tail) || KEYWORD_BEFORE.test(tail);
};

const IMPORTS = [
  /\b(?:import|export)\s+(?:type\s+)?(?:[\w$*{][^'"`;]*?\bfrom\s*)?['"]([^'"]+)['"]/g,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  /\bnew URL\(\s*['"]([^'"]+\.(?:ts|js|mjs))['"]\s*,\s*import\.meta\.url\s*\)/g,
];

/** What a file imports, as written: static, dynamic, re-exported, types too, and workers by their address. */
export function importsOf({ code }: Pick<Source, 'code'>): string[] {
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((found) => found[1] ?? ''));
}

const isFile = (file: string) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile();

/** The file of the project that an import means, or undefined for a package. */
export function resolveImport(from: string, name: string): string | undefined {
  if (!name.startsWith('.') && !name.startsWith('@/')) return undefined;
  const base = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  const endings = ['', '.ts', '.tsx', '.mjs', '.js', '.d.mts', '/index.ts', '/index.tsx'];
  return endings.map((ending) => base + ending).find(isFile) ?? base;
}
