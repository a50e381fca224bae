// Serves out/ (or the folder named first) under BASE_PATH at PORT, compressed, as a plain static web server would.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import sirv from 'sirv';

/** The scenarios' own texts are UTF-8, and carry no mark of it. */
const inUtf8 = (res, pathname) => {
  if (/\.yaml$/.test(pathname)) res.setHeader('Content-Type', 'text/yaml;charset=utf-8');
};

export function serve({ dir = 'out', base = '', port = 0, host = '127.0.0.1' } = {}) {
  const root = path.resolve(dir);
  if (!existsSync(path.join(root, 'index.html')))
    throw new Error(`${root} has no index.html: run "npm run build" first`);
  const files = sirv(root, { etag: true, dev: false, setHeaders: inUtf8 });
  const compressed = compression();
  const notFound = path.join(root, '404.html');
  const server = createServer((req, res) => {
    const url = req.url ?? '/';
    if (base && url === base) return void res.writeHead(308, { location: `${base}/` }).end();
    if (!url.startsWith(`${base}/`)) return void res.writeHead(404).end(`this site begins at ${base}/`);
    req.url = url.slice(base.length);
    compressed(req, res, () =>
      files(req, res, () => {
        res.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
        res.end(existsSync(notFound) ? readFileSync(notFound) : 'not found');
      }),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ server, url: `http://${host}:${server.address().port}${base}/` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { PORT, BASE_PATH } = process.env;
  const { url } = await serve({ dir: process.argv[2] ?? 'out', base: BASE_PATH ?? '', port: Number(PORT ?? 4173) });
  console.log(`serving ${url}`);
}
