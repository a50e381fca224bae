// Writes sw.js into the export: every file, named with a hash of its content. What most visits need is kept at once;
// the pages of scenarios and machines, most of the bytes, follow when a page says that the browser is idle.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// The router's own copy of a page that is one of very many is not kept: without it the router opens the page itself.
// Nor are the pictures that only programs look at, which preview links.
const SKIP = /(^|\/)(sw\.js|picture\.png|.*\.map)$|^(stage|machines|reference\/[^/]+)\/.*\.txt$/;
const LATER = /^(stage|machines)\/.*\/index\.html$/;
const digest = (data) => createHash('sha256').update(data).digest('hex').slice(0, 12);

// The worker itself. It is written out as text and runs in the browser; what it is called with is filled in.
function worker(now, later, version) {
  const prefix = 'sipscope-';
  const root = new URL('./', self.location.href);
  const name = prefix + version;
  const files = new Map([...now, ...later]);
  const key = (file) => new URL(`${file}?v=${files.get(file)}`, root).href;

  // A file that an earlier version of the site already keeps is copied, not loaded again.
  async function keep(cache, file) {
    const kept = await caches.match(key(file));
    const response = kept ?? (await fetch(new Request(new URL(file, root), { cache: 'no-cache' })));
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    await cache.put(key(file), response);
  }

  async function fill(list, atOnce) {
    const cache = await caches.open(name);
    const waiting = list.map(([file]) => file).reverse();
    const next = async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
        if (!(await cache.match(key(file)))) await keep(cache, file);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }

  let rest = null;
  function fillRest() {
    rest ??= fill(later, 2).finally(() => {
      rest = null;
    });
    return rest.catch(() => {
      // The network went away: the next idle page asks again.
    });
  }

  async function takeOver() {
    const cache = await caches.open(name);
    for (const [file] of later) {
      const kept = await caches.match(key(file));
      if (kept) await cache.put(key(file), kept);
    }
    for (const old of await caches.keys()) if (old.startsWith(prefix) && old !== name) await caches.delete(old);
    await self.clients.claim();
  }

  async function answer(request, file) {
    const cache = await caches.open(name);
    const hit = file && (await cache.match(key(file)));
    // A new Response has no address of its own, so a worker script keeps the address asked for:
    // Turbopack's workers read their own query, which a cached response's address would lose.
    if (hit) {
      const body = request.method === 'HEAD' ? null : hit.body;
      return new Response(body, { status: hit.status, headers: hit.headers });
    }
    try {
      const response = await fetch(request);
      if (file && response.ok && request.method === 'GET') await cache.put(key(file), response.clone());
      return response;
    } catch {
      const [page, status] = file ? ['offline/index.html', 503] : ['404.html', 404];
      const told = files.has(page) && (await cache.match(key(page)));
      return told ? new Response(told.body, { status, headers: told.headers }) : Response.error();
    }
  }

  self.addEventListener('install', (event) => event.waitUntil(fill(now, 6).then(() => self.skipWaiting())));
  self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  self.addEventListener('message', (event) => {
    if (event.data === 'idle') event.waitUntil(fillRest());
  });
  self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (!['GET', 'HEAD'].includes(request.method) || !url.href.startsWith(root.href)) return;
    const path = url.pathname.slice(root.pathname.length);
    const file = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`].find((name) => files.has(name));
    if (file !== undefined || request.mode === 'navigate') event.respondWith(answer(request, file));
  });
}

/** What is kept at once, and what later: addresses and hashes. */
export function keptFiles(out) {
  const all = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(out, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !SKIP.test(file))
    .sort()
    .map((file) => [encodeURI(file), digest(readFileSync(path.join(out, file)))]);
  return {
    now: all.filter(([file]) => !LATER.test(file)),
    later: all.filter(([file]) => LATER.test(file)),
  };
}

export function writeServiceWorker(out) {
  const { now, later } = keptFiles(out);
  const version = digest(JSON.stringify([now, later]));
  const given = [now, later, version].map((value) => JSON.stringify(value)).join(',');
  writeFileSync(path.join(out, 'sw.js'), `(${worker.toString()})(${given});\n`);
  console.log(`sw.js: ${now.length} files at once, ${later.length} later, version ${version}`);
}
