// The rules of the house, as a test: what a reader may rely on everywhere, without looking.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { rfc } from '@/engine/rfc';
import { layerOf } from './support/layers';
import { root } from './support/paths.mjs';
import { allFiles, importsOf, isScript, readSource, readText, resolveImport, type Source } from './support/source';

const files = allFiles();
const sources = files.filter((file) => isScript(file) || file.endsWith('.mdx')).map(readSource);
const bySource = new Map(sources.map((source) => [source.path, source]));
const within = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some((name) => path.startsWith(`${name}/`)));
const pure = within('engine').filter(({ path }) => !path.startsWith('engine/host/'));
const machines = sources.filter(({ path }) => path.startsWith('engine/') && path.endsWith('.machine.ts'));
// Words that must not stand anywhere are put together here, so that they do not stand here either.
const word = (...parts: string[]) => parts.join('');

/** `file:line: text` of every line of `text` that matches. */
const lines = ({ path }: Pick<Source, 'path'>, text: string, pattern: RegExp) =>
  text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : []));

describe('sizes', () => {
  const measured = within('engine', 'components', 'app')
    .filter(({ path }) => !/tables?\b[^/]*$/.test(path) && !path.endsWith('.mdx'))
    .map(({ path, text }) => ({ path, size: text.split('\n').length - 1 }))
    .sort((a, b) => a.size - b.size);

  it('no file is over 400 lines, tables apart', () => {
    const at = (share: number) => measured[Math.floor(share * (measured.length - 1))]?.size;
    console.log(`${measured.length} files: median ${at(0.5)} lines, 95th percentile ${at(0.95)}, largest ${at(1)}`);
    expect(measured.filter(({ size }) => size > 400)).toEqual([]);
  });
});

describe('imports', () => {
  it('every file of the engine, the components, the content and the site belongs to a layer', () => {
    const strays = within('engine', 'components', 'content', 'app').filter(
      ({ path }) => !path.endsWith('.d.ts') && !layerOf(path),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it('each layer imports only what it may', () => {
    const wrong = within('engine', 'components', 'content', 'app').flatMap((source) => {
      const own = layerOf(source.path);
      return importsOf(source).flatMap((name) => {
        const target = resolveImport(source.path, name);
        if (!own || target?.endsWith('.css')) return [];
        const other = target && layerOf(target)?.name;
        const allowed = target
          ? other === own.name || (other !== undefined && own.layers.includes(other))
          : own.packages.some((pattern) => pattern.test(name));
        return allowed
          ? []
          : [`${source.path} (${own.name}) imports ${name} (${other ?? (target ? 'no layer' : 'package')})`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('only machines describe machines, and only engine/machine.ts runs them', () => {
    const takes = (source: Source) =>
      [...source.code.matchAll(/import\s+(type\s+)?\{([^}]*)\}\s*from\s*'xstate'/g)].flatMap(([, type, names = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name && !type && !name.startsWith('type ')),
      );
    const wrong = within('engine', 'components', 'content', 'app').flatMap((source) => {
      const isMachine = source.path.endsWith('.machine.ts');
      const allowed = isMachine ? ['setup', 'assign'] : source.path === 'engine/machine.ts' ? undefined : [];
      return takes(source)
        .filter((name) => allowed && !allowed.includes(name))
        .map((name) => `${source.path} imports ${name} from xstate`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the engine is pure', () => {
  const GLOBALS = [
    ...['Date', 'Intl', 'eval', 'globalThis', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch'],
    ...['performance', 'window', 'document', 'navigator', 'process', 'console', 'localStorage', 'crypto', 'require'],
  ];
  // Results of these may differ in the last digit between machines.
  const INEXACT =
    'sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot';
  const METHODS = new RegExp(`\\bMath\\.(?:random|${INEXACT})\\b|\\.(?:localeCompare|toLocale\\w*)\\b`);
  const used = (name: string) => new RegExp(`(?<![.\\w$])${name}\\b(?![\\w$]|\\s*\\??:)`);
  // A variable of the file's own may be called `document`.
  const declared = (name: string) => new RegExp(`\\b(?:const|let|function) ${name}\\b|[(,]\\s*${name}\\??\\s*[:,)]`);

  it('names no clock, no chance, no browser and no machine', () => {
    const found = pure.flatMap((source) => [
      ...lines(source, source.bare, METHODS),
      ...GLOBALS.filter((name) => !declared(name).test(source.bare)).flatMap((name) =>
        lines(source, source.bare, used(name)),
      ),
    ]);
    expect(found).toEqual([]);
  });

  it('knows no scenario', () => {
    const ids = files
      .filter((file) => /^content\/scenarios\/.*\.ya?ml$/.test(file))
      .map((file) => path.basename(file).replace(/\.ya?ml$/, ''));
    const found = within('engine').flatMap((source) =>
      ids
        .filter((id) => new RegExp(`(?<![\\w.-])${id.replaceAll('.', '\\.')}(?![\\w-]|\\.\\d)`).test(source.text))
        .map((id) => `${source.path} names ${id}`),
    );
    expect(found).toEqual([]);
  });
});

describe('nothing unfinished', () => {
  it('no note of work to do, no silenced check', () => {
    const notes = [word('TO', 'DO'), word('FIX', 'ME'), word('XX', 'X'), word('HA', 'CK')].map(
      (name) => `\\b${name}\\b`,
    );
    const silenced = [
      word('@ts-', 'ignore'),
      word('@ts-', 'expect-error'),
      word('@ts-', 'nocheck'),
      word('biome-', 'ignore'),
      word('eslint-', 'disable'),
    ];
    const pattern = new RegExp([...notes, ...silenced].join('|'));
    expect(sources.flatMap((source) => lines(source, source.text, pattern))).toEqual([]);
  });

  it('no code that is commented out', () => {
    const code =
      /^\/\/\s*(?:(?:return|import|export|throw|break|continue|const|let|var)\b.*[;{]|.*(?:\w\(.*\)| = .*);)$/;
    const found = sources.flatMap(({ path, comments }) =>
      comments.filter(({ text }) => code.test(text.trim())).map(({ line, text }) => `${path}:${line}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('no word for people that nothing says', () => {
    const unsaid = within('components/text').flatMap((source) =>
      [...source.bare.matchAll(/^export const (\w+) = \{\n(.*?)^\}/gms)].flatMap(([, name = '', body = '']) => {
        const speakers = sources.filter(
          ({ path, code }) => path !== source.path && new RegExp(`\\b${name}\\b`).test(code),
        );
        const keys = [...body.matchAll(/^ {2}(\w+)[:,(]/gm)].map(([, key = '']) => key);
        const rest = source.code.split('\n').filter((line) => !/^ {2}\w+[:(]/.test(line));
        const said = [...speakers.map(({ code }) => code), ...rest].join('\n');
        return keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(said)).map((key) => `${source.path}: ${key}`);
      }),
    );
    expect(unsaid).toEqual([]);
  });

  it('no dead file', () => {
    expect(unreached()).toEqual([]);
  });
});

/** Source files that no route, command, test or configuration leads to. */
function unreached(): string[] {
  const scripts = Object.values((JSON.parse(readText('package.json')) as { scripts: object }).scripts).join(' ');
  const isEntry = (file: string) =>
    !file.includes('/') ||
    file.endsWith('.d.ts') ||
    /^app\/(?!_).*\b(page|layout|template|loading|error|global-error|not-found|default|route|sitemap|robots|manifest|icon)\.tsx?$/.test(
      file,
    ) ||
    /^test\/.*\.(test|spec)\.tsx?$/.test(file) ||
    /^test\/bench\//.test(file) ||
    file === 'engine/index.ts' ||
    file === 'engine/host/cli.ts' ||
    /^content\/lessons\/.*\.mdx$/.test(file) ||
    file === 'app/_site/serve.mjs' ||
    scripts.includes(file);
  const reached = new Set<string>();
  const visit = (file: string) => {
    const source = bySource.get(file);
    if (!source || reached.has(file)) return;
    reached.add(file);
    for (const name of importsOf(source)) {
      const target = resolveImport(file, name);
      if (target) visit(target);
    }
  };
  for (const { path } of sources) if (isEntry(path)) visit(path);
  return sources.map(({ path }) => path).filter((file) => !reached.has(file));
}

describe('citations', () => {
  const NUMBER = '(\\d{1,2}(?:\\.\\d{1,2})*|[A-Z](?:\\.\\d+)*)(?![\\w])';
  const exact = new RegExp(`RFC\\s*(\\d{4}),?\\s*§\\s*${NUMBER}|\\b(\\d{4}), (?:section: )?'${NUMBER}'`, 'g');
  const loose = new RegExp(
    `§\\s*${NUMBER}|^(?:\\/\\/|\\/?\\*+)\\s*(\\d{1,2}(?:\\.\\d{1,2})+):|\\brule\\('${NUMBER}'`,
    'gm',
  );
  const cites = (section: string, number: string) => rfc(number)?.sections.has(section) ?? false;

  it('every section that the engine cites exists', () => {
    const wrong = within('engine').flatMap(({ path, text }) => {
      const named = ['3261', ...[...text.matchAll(/RFC\s*(\d{4})/g)].map(([, number = '']) => number)];
      const strict = [...text.matchAll(exact)].flatMap(([, a, b, c, d]) => {
        const [number, section] = [a ?? c ?? '', b ?? d ?? ''];
        return cites(section, number) ? [] : [`${path}: RFC ${number} §${section}`];
      });
      // A bare number means an RFC that the file names, or RFC 3261.
      const free = [...text.replace(exact, '').matchAll(loose)].flatMap(([, a, b, c]) => {
        const section = a ?? b ?? c ?? '';
        return named.some((number) => cites(section, number)) ? [] : [`${path}: §${section}`];
      });
      return [...strict, ...free];
    });
    expect(wrong).toEqual([]);
  });
});

describe('machines', () => {
  const isMachine = (value: unknown): value is AnyStateMachine =>
    typeof value === 'object' && value !== null && 'root' in value && 'implementations' in value;
  const walk = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(walk)];

  it.each(machines.map(({ path }) => path))('%s: every timer it starts has a delay of that name', async (file) => {
    const exported = Object.values((await import(path.join(root, file))) as object).filter(isMachine);
    expect(exported.length, 'a *.machine.ts exports its machine').toBeGreaterThan(0);
    for (const machine of exported) {
      const delays = Object.keys(machine.implementations.delays);
      const used = walk(machine.root).flatMap((node) => Object.keys(node.config.after ?? {}));
      expect(used.filter((name) => !delays.includes(name))).toEqual([]);
    }
  });
});

describe('the repository stands alone', () => {
  const texts = files.filter((file) =>
    /\.(ts|tsx|mjs|js|json|md|mdx|ya?ml|css|txt|html|svg)$|^\.|^LICENSE$/.test(file),
  );
  const where = (pattern: RegExp, accept: (file: string, text: string) => boolean = () => false) =>
    texts.filter((file) => {
      const text = readText(file);
      return pattern.test(text) && !accept(file, text);
    });

  it('names no package registry and no path of one machine', () => {
    const hosts = [word('registry', '\\.npm'), word('registry', '\\.yarn'), word('npm', 'mirror')];
    const paths = ['work', 'root', 'home', 'Users'].map((name) => `(?<![\\w.~}@-])/${name}/\\w`);
    expect(where(new RegExp([...hosts, ...paths].join('|')))).toEqual([]);
  });

  it('needs nothing beside itself; a test that compares with neighbours is skipped without them', () => {
    const neighbour = new RegExp(word('\\.\\./', 'shared'));
    expect(where(neighbour, (file, text) => file.startsWith('test/') && /\bskip(If)?\b/.test(text))).toEqual([]);
  });
});
