// Where scenario files lie on disk. The only place of the engine that knows a folder.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A larger file is no scenario and no message. */
const MOST_BYTES = 4_194_304;

export interface ScenarioFile {
  readonly id: string;
  readonly path: string;
}

/** The scenarios that come with the project, by id. */
export function scenarioFiles(): ScenarioFile[] {
  const folder = path.join(root, 'content', 'scenarios');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ id: idOf(name), path: path.join(folder, name) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** 'calls/two-phones.yaml' is called two-phones. */
export const idOf = (file: string): string => path.basename(file).replace(/\.ya?ml$/, '');

/** The text of a file, or in one sentence why there is none. */
export function readFile(file: string): { ok: true; bytes: Uint8Array; text: string } | { ok: false; message: string } {
  try {
    if (file !== '-' && statSync(file).size > MOST_BYTES) return { ok: false, message: `${file} is too large` };
    const bytes = readFileSync(file === '-' ? 0 : file);
    return { ok: true, bytes, text: bytes.toString('utf8') };
  } catch (error) {
    return { ok: false, message: `${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
