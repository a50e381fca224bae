// Every page asks for its three fonts before it asks for its style sheet: text is drawn once, in the right letters.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FIRST_SHEET = /<link rel="stylesheet"[^>]*href="([^"]*)_next\//;

const files = (folder) => readdirSync(folder, { recursive: true }).map(String);

export function preloadFonts(out) {
  const media = path.join('_next', 'static');
  const fonts = files(path.join(out, media)).filter((file) => file.endsWith('.woff2'));
  if (fonts.length === 0) throw new Error('the export has no fonts');
  const names = fonts.map((file) => path.join(media, file).split(path.sep).join('/')).sort();
  for (const page of files(out).filter((file) => file.endsWith('.html'))) {
    const at = path.join(out, page);
    const html = readFileSync(at, 'utf8');
    const [sheet, base] = FIRST_SHEET.exec(html) ?? [];
    if (sheet === undefined) continue;
    const links = names.map(
      (name) => `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${base}${name}"/>`,
    );
    writeFileSync(
      at,
      html.replace(sheet, () => links.join('') + sheet),
    );
  }
}
