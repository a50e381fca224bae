// The site's style sheet, made as the build makes it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../support/paths.mjs';

const require = createRequire(path.join(root, 'package.json'));

export async function styleSheet() {
  const tailwind = require('@tailwindcss/postcss');
  const postcss = createRequire(require.resolve('@tailwindcss/postcss'))('postcss');
  const from = path.join(root, 'app/globals.css');
  const { css } = await postcss([tailwind()]).process(readFileSync(from, 'utf8'), { from });
  return css;
}
