// Writes sw.js into the export: every file, named with a hash of its content, kept by the browser after one visit.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// A stage's page holds its whole run already: the router's own copy of it is not kept, and it opens the page instead.
const SKIP = /(^|\/)(sw\.js|.*\.map)$|^stage\/.*\.txt$/;
const digest = (data) => createHash('sha256').update(data).digest('hex').slice(0, 12);

// The worker itself. It is written out as text and runs in the browser; `manifest` and `version` are filled in.
function worker(manifest, version) {
  const prefix = 'sipscope-';
  const root = new URL('./', self.location.href);
  const name = prefix + version;
  const files = new Map(manifest);
  const key = (file) => new URL(`${file}?v=${files.get(file)}`, root).href;

  // A file that an earlier version of the site already keeps is copied, not loaded again.
  async function keep(cache, file) {
    const kept = await caches.match(key(file));
    const response = kept ?? (await fetch(new Request(new URL(file, root), { cache: 'no-cache' })));
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    await cache.put(key(file), response);
  }

  async function fill() {
    const cache = await caches.open(name);
    const waiting = [...files.keys()];
    const next = async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await keep(cache, file);
    };
    await Promise.all([next(), next(), next(), next(), next(), next()]);
  }

  async function takeOver() {
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
      return await fetch(request);
    } catch {
      const lost = files.has('404.html') && (await cache.match(key('404.html')));
      return lost ? new Response(lost.body, { status: 404, headers: lost.headers }) : Response.error();
    }
  }

  self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
  self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (!['GET', 'HEAD'].includes(request.method) || !url.href.startsWith(root.href)) return;
    const path = url.pathname.slice(root.pathname.length);
    const file = [path, `${path}index.html`, `${path}/index.html`, `${path}.html`].find((name) => files.has(name));
    if (file !== undefined || request.mode === 'navigate') event.respondWith(answer(request, file));
  });
}

export function writeServiceWorker(out) {
  const manifest = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(out, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !SKIP.test(file))
    .sort()
    .map((file) => [encodeURI(file), digest(readFileSync(path.join(out, file)))]);
  const version = digest(JSON.stringify(manifest));
  const text = `(${worker.toString()})(${JSON.stringify(manifest)},${JSON.stringify(version)});\n`;
  writeFileSync(path.join(out, 'sw.js'), text);
  console.log(`sw.js: ${manifest.length} files, version ${version}`);
}
