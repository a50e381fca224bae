// Every page asks for the upright Inter before its style sheet does: the text is drawn once, in the right letters.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FONT = /^inter-latin-opsz-normal.*\.woff2$/;
const FIRST_SHEET = /<link rel="stylesheet"[^>]*href="([^"]*)_next\//;

const files = (folder) => readdirSync(folder, { recursive: true }).map(String);

export function preloadFont(out) {
  const media = path.join('_next', 'static');
  const font = files(path.join(out, media)).find((file) => FONT.test(path.basename(file)));
  if (font === undefined) throw new Error('the export has no Inter');
  const name = path.join(media, font).split(path.sep).join('/');
  const pages = files(out).filter((file) => file.endsWith('.html'));
  for (const page of pages) {
    const at = path.join(out, page);
    const html = readFileSync(at, 'utf8');
    const [sheet, base] = FIRST_SHEET.exec(html) ?? [];
    if (sheet === undefined) continue;
    const link = `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${base}${name}"/>`;
    writeFileSync(
      at,
      html.replace(sheet, () => link + sheet),
    );
  }
}
