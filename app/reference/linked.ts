// Finds the words of the trade in a text, so that each leads to where it is explained; each once in a text.

import type { Pieces } from '@/components/reference/model';
import { GLOSSARY } from '@/content/glossary';
import { HEADERS, METHOD_TEXTS, slugOf, wordId } from '@/content/reference';

/** Headers whose names are plain English words, too, are linked only where they are written like nothing else. */
const PLAIN =
  /^(To|From|Date|Allow|Event|Reason|Accept|Subject|Server|Priority|Join|Path|Require|Privacy|Identity|Warning|Organization|Supported|Unsupported|Contact|Route|Expires)$/;
/** Words so common in these texts that a link in each would be noise. */
const COMMON = [
  'SIP',
  'session',
  'request',
  'response',
  'header',
  'answer',
  'contact',
  'hop',
  'proxy',
  'branch',
  'tag',
];

const targets = new Map<string, string>([
  ...GLOSSARY.filter(({ name }) => !COMMON.includes(name)).map(
    ({ name }) => [name, `/reference/words/#${wordId(name)}`] as const,
  ),
  ...[...METHOD_TEXTS.keys()].map((name) => [name, `/reference/methods/${slugOf(name)}/`] as const),
  ...[...HEADERS.keys()]
    .filter((name) => !PLAIN.test(name))
    .map((name) => [name, `/reference/headers/${slugOf(name)}/`] as const),
]);

const NAMES = [...targets.keys()].sort((a, b) => b.length - a.length);
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ANY = new RegExp(`(?<![\\w-])(${NAMES.map(escaped).join('|')})s?(?![\\w-])`, 'g');

/** The text in pieces. `self`: addresses that are not linked, such as the page's own. */
export function linked(text: string, self: readonly string[] = []): Pieces {
  const pieces: (string | { readonly text: string; readonly href: string })[] = [];
  const used = new Set(self);
  let from = 0;
  for (const match of text.matchAll(ANY)) {
    const [whole, name = ''] = match;
    const href = targets.get(name);
    if (href === undefined || used.has(href)) continue;
    used.add(href);
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ text: whole, href });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}
