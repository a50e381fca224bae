// What of which RFC is implemented, read off the project itself while pages are built: the rules that machines and
// elements cite, the files that cite them, the tests that name them, and the figures that runs agree with.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compareFigure, readScenario, simulate } from '../engine';
import { rfc } from '../engine/rfc';
import { DEPARTURES, FIGURES } from './figures-table';

export interface SectionFacts {
  readonly section: string;
  readonly title: string;
  /** What the engine does because of it, in the words its runs use. */
  readonly rules: readonly string[];
  readonly code: readonly string[];
  /** Names of the tests that check it. */
  readonly tests: readonly string[];
}

export interface RfcFacts {
  readonly number: string;
  readonly title: string;
  readonly sections: readonly SectionFacts[];
}

export interface FlowFacts {
  readonly id: string;
  readonly title: string;
  readonly messages: number;
  /** Null: no scenario stands for this figure yet. */
  readonly agrees: boolean | null;
  readonly departures: readonly { readonly label: string; readonly instead: string; readonly why: string }[];
}

export interface Conformance {
  readonly rfcs: readonly RfcFacts[];
  readonly departures: readonly { readonly file: string; readonly text: string }[];
  readonly flows: readonly FlowFacts[];
}

const SECTION = String.raw`(\d{1,2}(?:\.\d{1,2})*)(?![\w])`;

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => ending.test(file))
    .sort();

class Sections {
  readonly #facts = new Map<string, { rules: Set<string>; code: Set<string>; tests: Set<string> }>();

  at(number: string, section: string) {
    const key = `${number} ${section}`;
    let facts = this.#facts.get(key);
    if (facts === undefined) {
      facts = { rules: new Set(), code: new Set(), tests: new Set() };
      this.#facts.set(key, facts);
    }
    return facts;
  }

  list(): RfcFacts[] {
    const numbers = [...new Set([...this.#facts.keys()].map((key) => key.split(' ')[0] as string))];
    return numbers
      .sort((a, b) => Number(a) - Number(b))
      .flatMap((number) => {
        const known = rfc(number);
        return known === undefined ? [] : [{ number, title: known.title, sections: this.#sectionsOf(number) }];
      });
  }

  #sectionsOf(number: string): SectionFacts[] {
    return [...this.#facts.entries()]
      .filter(([key]) => key.startsWith(`${number} `))
      .map(([key, facts]) => {
        const section = key.slice(number.length + 1);
        const title = rfc(number)?.sections.get(section) ?? '';
        return { section, title, rules: [...facts.rules], code: [...facts.code], tests: [...facts.tests] };
      })
      .sort((a, b) => inOrder(a.section, b.section));
  }
}

function inOrder(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    if (x[i] !== y[i]) return (x[i] ?? -1) - (y[i] ?? -1);
  }
  return 0;
}

/** The RFC a bare section number means in this file: one it names that has the section, or RFC 3261. */
function owner(section: string, named: readonly string[]): string | null {
  return ['3261', ...named].find((number) => rfc(number)?.sections.has(section)) ?? null;
}

/** Every citation in a text, as RFC and section; a bare section is looked up among the RFCs the text names. */
export function citations(text: string, around = text): { number: string; section: string }[] {
  const named = [...new Set([...around.matchAll(/RFC\s*(\d{4})/g)].map(([, number = '']) => number))];
  const exact = new RegExp(String.raw`RFC\s*(\d{4}),?\s*§\s*${SECTION}`, 'g');
  const loose = new RegExp(String.raw`§\s*${SECTION}|^\s*(?:\/\/|\/?\*+)\s*(\d{1,2}(?:\.\d{1,2})+):`, 'gm');
  const strict = [...text.matchAll(exact)].map(([, number = '', section = '']) => ({ number, section }));
  const free = [...text.replace(exact, '').matchAll(loose)].flatMap(([, a, b]) => {
    const section = a ?? b ?? '';
    const number = owner(section, named);
    return number === null ? [] : [{ number, section }];
  });
  return [...strict, ...free];
}

/** The rules that machines and decisions state: `because(3261, '9.1', 'text')`, `{ rfc: 3261, section: '9.1', text }`. */
function rulesIn(text: string): { number: string; section: string; says: string }[] {
  const quoted = String.raw`'((?:[^'\\]|\\.)*)'`;
  const own = /because\((\d{4}), section, text\)/.exec(text)?.[1] ?? '3261';
  const stated = new RegExp(String.raw`because\(\s*(\d{4}),\s*'([\d.]+)',\s*${quoted}`, 'g');
  const short = new RegExp(String.raw`\brule\(\s*'([\d.]+)',\s*${quoted}(?:,\s*(\d{4}))?`, 'g');
  const full = new RegExp(String.raw`\brule\(\s*(\d{4}),\s*'([\d.]+)',\s*${quoted}`, 'g');
  const plain = new RegExp(String.raw`rfc: (\d{4}),\s*section: '([\d.]+)',\s*text: ${quoted}`, 'g');
  return [
    ...[...text.matchAll(stated)].map(([, number = '', section = '', says = '']) => ({ number, section, says })),
    ...[...text.matchAll(plain)].map(([, number = '', section = '', says = '']) => ({ number, section, says })),
    ...[...text.matchAll(full)].map(([, number = '', section = '', says = '']) => ({ number, section, says })),
    ...[...text.matchAll(short)].map(([, section = '', says = '', number = own]) => ({ number, section, says })),
  ].map((found) => ({ ...found, says: found.says.replace(/\\(.)/g, '$1') }));
}

function readEngine(sections: Sections): { file: string; text: string }[] {
  const departures: { file: string; text: string }[] = [];
  for (const file of filesIn('engine', /\.ts$/)) {
    if (/rfc-tables\.ts$/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    for (const { number, section } of citations(text)) sections.at(number, section).code.add(file);
    for (const { number, section, says } of rulesIn(text)) {
      const facts = sections.at(number, section);
      facts.rules.add(says);
      facts.code.add(file);
    }
    for (const [, said = ''] of text.matchAll(/(Departs from [^\n]*(?:\n\s*(?:\/\/|\*) (?![A-Z@])[^\n]*)*)/g)) {
      departures.push({ file, text: said.replace(/\n\s*(?:\/\/|\*) /g, ' ') });
    }
  }
  return departures;
}

/** Tests by the sections their own names cite, else their group's, else their file's. */
function readTests(sections: Sections): void {
  for (const file of filesIn('test', /\.test\.ts$/)) {
    const folder = /rfc(\d{4})/.exec(file)?.[1];
    const ownSection = /section-([\d.]+\d)/.exec(file)?.[1];
    const text = readFileSync(file, 'utf8');
    const around = `${folder === undefined ? '' : `RFC ${folder}\n`}${text}`;
    let group = '';
    for (const [, word = '', , title = ''] of text.matchAll(
      /\b(describe|it)(?:\.\w+)*\(\s*(['"`])((?:[^\\]|\\.)*?)\2/g,
    )) {
      if (word === 'describe') group = title;
      else {
        const cited = [citations(title, around), citations(group, around)].find((found) => found.length > 0) ?? [];
        const fallback =
          folder !== undefined && ownSection !== undefined ? [{ number: folder, section: ownSection }] : [];
        const name = group === '' ? title : `${group}: ${title}`;
        for (const { number, section } of cited.length > 0 ? cited : fallback)
          sections.at(number, section).tests.add(name);
      }
    }
  }
}

function readFlows(): FlowFacts[] {
  return FIGURES.map((figure) => {
    const departs = DEPARTURES.filter(({ flow }) => flow === figure.id);
    const facts = { id: figure.id, title: figure.title, messages: figure.messages.length };
    const file = path.join('content', 'scenarios', `${figure.id}.yaml`);
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return { ...facts, agrees: null, departures: [] };
    }
    const read = readScenario(text, { id: figure.id });
    if (!read.ok) return { ...facts, agrees: false, departures: [] };
    const agrees = compareFigure(simulate(read.scenario), figure, departs).length === 0;
    return { ...facts, agrees, departures: read.scenario.departs };
  });
}

let gathered: Conformance | null = null;

/** Everything the conformance page tells. Reads the project's own files: for builds and tests only. */
export function conformance(): Conformance {
  if (gathered !== null) return gathered;
  const sections = new Sections();
  const departures = readEngine(sections);
  readTests(sections);
  gathered = { rfcs: sections.list(), departures, flows: readFlows() };
  return gathered;
}
