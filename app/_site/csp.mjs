// A strict content security policy in every page of the export, as a meta element.
// Next writes a few inline scripts into each page; the policy names each by its hash and allows no other. It runs last,
// because the base path is part of those scripts. Inline styles are not allowed at all: one found fails the build.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const STYLE_ELEMENT = /<style[\s>]/i;
const STYLE_ATTRIBUTE = /<[a-z][^<>]*\sstyle\s*=\s*["'][^<>]*>/i;
const HANDLER = /<[a-z][^<>]*\son[a-z]+\s*=\s*["'][^<>]*>/i;
const EARLIEST = /<head>(?:<meta charset="?utf-8"?\s*\/?>)?/i;

const pages = (out) =>
  readdirSync(out, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'))
    .sort();

/** The policy of one page, or an error that names what the policy would block. */
export function policyOf(html, page) {
  const hashes = new Set();
  for (const [, attributes = '', code = ''] of html.matchAll(SCRIPT)) {
    if (/\ssrc\s*=/i.test(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  }
  const markup = html.replace(SCRIPT, '');
  const culprit = STYLE_ELEMENT.exec(markup) ?? STYLE_ATTRIBUTE.exec(markup) ?? HANDLER.exec(markup);
  if (culprit)
    throw new Error(`${page}: the policy forbids inline styles and handlers, found ${culprit[0].slice(0, 160)}`);
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].sort().join(' ')}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Behind the charset, which must stay within the first 1,024 bytes, and before anything that loads. */
export function withPolicy(html, page) {
  if (/<meta http-equiv="Content-Security-Policy"/i.test(html)) throw new Error(`${page}: has a policy already`);
  if (!EARLIEST.test(html)) throw new Error(`${page}: has no head element`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html, page)}"/>`;
  return html.replace(EARLIEST, (head) => head + meta);
}

export function addPolicy(out) {
  const errors = [];
  const done = pages(out).map((page) => {
    const html = readFileSync(path.join(out, page), 'utf8');
    try {
      return [page, withPolicy(html, page)];
    } catch (error) {
      errors.push(error.message);
      return [page, html];
    }
  });
  if (errors.length > 0) {
    console.error(errors.join('\n'));
    process.exit(1);
  }
  for (const [page, html] of done) writeFileSync(path.join(out, page), html);
  console.log(`policy: ${done.length} pages`);
}
