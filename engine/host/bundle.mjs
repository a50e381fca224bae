// TypeScript to one JavaScript file that Node 20 can run, made again only when a source has changed:
// so a start of the command line costs a few dozen stat calls and no compiler.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = path.join(root, 'node_modules', '.cache', 'sipscope');

const stamp = (file) => {
  try {
    const { mtimeMs, size } = statSync(path.resolve(root, file));
    return `${mtimeMs} ${size}`;
  } catch {
    return 'gone';
  }
};

const fresh = (manifest) => {
  try {
    return Object.entries(JSON.parse(readFileSync(manifest, 'utf8'))).every(([file, was]) => stamp(file) === was);
  } catch {
    return false;
  }
};

async function compile(entry, outfile, external) {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    metafile: true,
    logLevel: 'error',
    tsconfig: path.join(root, 'tsconfig.json'),
    ...(external ? { packages: 'external' } : {}),
    // The entry's own address, not the bundle's: files beside it are found the same way as in the source.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, entry)).href) },
    banner: {
      js: `import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(${JSON.stringify(outfile)});`,
    },
  });
  return { code: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

// Written beside and renamed, so that two starts at once never read half a file.
function put(file, text) {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/** The address of a module compiled from `entry`, a path from the top of the project. */
export async function bundle(entry, { external = false } = {}) {
  const outfile = path.join(cache, `${entry.replace(/\.ts$/, '').replace(/[^\w.-]+/g, '_')}.mjs`);
  const manifest = `${outfile}.json`;
  if (!fresh(manifest)) {
    mkdirSync(cache, { recursive: true });
    const { code, inputs } = await compile(entry, outfile, external);
    put(outfile, code);
    put(manifest, JSON.stringify(Object.fromEntries(inputs.map((file) => [file, stamp(file)]))));
  }
  return pathToFileURL(outfile).href;
}
