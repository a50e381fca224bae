// Every machine of the engine, found by its file.

import path from 'node:path';
import type { Machine } from '../../engine/machine';
import { root } from './paths.mjs';
import { allFiles } from './source';

const isMachine = (value: unknown): value is Machine =>
  typeof value === 'object' && value !== null && 'root' in value && 'implementations' in value;

/** All machines there are. */
export async function allMachines(): Promise<Machine[]> {
  const files = allFiles().filter((file) => file.startsWith('engine/') && file.endsWith('.machine.ts'));
  const modules = await Promise.all(files.map((file) => import(path.join(root, file)) as Promise<object>));
  return modules.flatMap((module) => Object.values(module).filter(isMachine));
}
