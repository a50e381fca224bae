import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where things made on the way are kept: out of the tree, gone with node_modules. */
export const cache = path.join(root, 'node_modules', '.cache', 'sipscope');

/** The second copy of the site, by which the browser tests prove that it works in a folder of a web server. */
export const basedSite = { base: '/deep/er', dir: path.join(cache, 'based') };
