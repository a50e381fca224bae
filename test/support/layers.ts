// Who may import whom, as data (ARCHITECTURE.md says why). A file belongs to the first layer whose pattern it matches,
// and may import its own layer, the layers named, and the packages named. What is not listed is not allowed.

export interface Layer {
  readonly name: string;
  readonly files: RegExp;
  readonly layers: readonly string[];
  readonly packages: readonly RegExp[];
}

const layer = (name: string, files: RegExp, layers: readonly string[], ...packages: RegExp[]): Layer => ({
  name,
  files,
  layers,
  packages,
});

const GROUND = ['ground'];
const DATA = [...GROUND, 'message', 'model'];
const MACHINES = [...DATA, 'machine'];
const CALLS = [...MACHINES, 'transaction', 'dialog', 'resolve'];
const ELEMENT = [...CALLS, 'session', 'usage'];
const WORLD = [...ELEMENT, 'element', 'network', 'scenario'];
const ENGINE = [...WORLD, 'world', 'trace', 'explain', 'predict'];
const NODE = /^node:/;
const XSTATE = /^xstate$/;
const REACT = /^(react|react-dom)(\/.*)?$/;
const NEXT = /^next(\/.*)?$/;
const UI = ['components', 'layouts', 'prose', 'engine'];

export const layers: readonly Layer[] = [
  layer('ground', /^engine\/(random|rfc|rfc-tables|assert)\.ts$/, []),
  layer('machine', /^engine\/(machine|statechart)\.ts$/, DATA, XSTATE),
  layer('machines', /^engine\/machines\.ts$/, [...ELEMENT, 'element']),
  layer('engine', /^engine\/index\.ts$/, [...ENGINE, 'machine', 'machines']),
  layer('message', /^engine\/message\//, GROUND, /^@noble\/hashes\//),
  layer('model', /^engine\/model\//, [...GROUND, 'message']),
  layer('transaction', /^engine\/transaction\//, MACHINES, XSTATE),
  layer('resolve', /^engine\/resolve\//, [...GROUND, 'message', 'model']),
  layer('dialog', /^engine\/dialog\//, MACHINES, XSTATE),
  layer('session', /^engine\/session\//, CALLS, XSTATE),
  layer('usage', /^engine\/usage\//, [...CALLS, 'session'], XSTATE),
  layer('element', /^engine\/element\//, ELEMENT, XSTATE),
  layer('network', /^engine\/network\//, MACHINES, XSTATE),
  layer('scenario', /^engine\/scenario\//, DATA, /^yaml$/, /^valibot$/),
  layer('world', /^engine\/world\//, WORLD),
  layer('trace', /^engine\/trace\//, [...WORLD, 'world', 'machines']),
  layer('explain', /^engine\/explain\//, [...WORLD, 'world', 'trace']),
  layer('predict', /^engine\/predict\//, [...WORLD, 'world', 'trace']),
  layer('host', /^engine\/host\//, ['engine'], NODE, /^esbuild$/),
  // Geometry without React: a layout is a function, and is tested as one.
  layer('layouts', /^components\/.*\blayout\.ts$/, ['engine', 'layouts', 'components'], /^d3$/),
  layer('prose', /^components\/prose\//, UI, REACT, /^next\/dynamic$/),
  layer('components', /^components\//, UI, REACT, /^d3$/, /^minisearch$/, /^next\/(link|dynamic|navigation)$/),
  layer('content', /^content\//, ['engine', 'prose', 'ground'], NODE, /^react$/),
  layer('site', /^app\/_site\//, ['host'], NODE, /^(sirv|compression)$/),
  layer('app', /^app\//, [...UI, 'content'], REACT, NEXT, NODE, /^@mdx-js\/mdx$/, /^minisearch$/),
];

export const layerOf = (file: string): Layer | undefined => layers.find(({ files }) => files.test(file));
