// `numbers:` of a proxy: how telephone numbers begin, and where such calls go. A gateway gets them as they are, any other
// phone or address is called in their stead, and another server is asked to go on.

import type { ElementId } from '../model/address';
import type { NumberRoute } from '../model/scenario';
import { readRecord } from './block';
import { type Draft, domainOf } from './drafts';
import * as kind from './kinds';
import { type Book, type Named, strangers } from './parties';
import type { Problems } from './problem';
import type { Node } from './yaml';

/** All other numbers. */
const ANY = '*';

/**
 * The lines of `numbers:`.
 *
 * @param hosts the host of every element: a gateway is called there
 */
export function readNumbers(
  node: Node | undefined,
  drafts: readonly Draft[],
  hosts: ReadonlyMap<ElementId, string>,
  named: Named,
  book: Book,
  problems: Problems,
): NumberRoute[] {
  const lines = readRecord(node, kind.party, 'how numbers begin, and where each leads', problems);
  return lines.flatMap(([{ key, value }, to]): NumberRoute[] => {
    const bare = key.text.replace(/^tel:/i, '').replace(/[-.() ]/g, '');
    if (bare !== ANY && !/^\+?[0-9a-f*#]+$/i.test(bare)) {
      problems.add(key.offset, key.length, 'Expected how a number begins, such as "+1972", or "*" for all others.');
      return [];
    }
    const begins = bare === ANY ? '' : bare.toLowerCase();
    const draft = drafts.find(({ id }) => id === to);
    if (draft === undefined) {
      const unknown = named.has(to) ? null : strangers(to, named, book);
      if (unknown === null) return named.has(to) ? [] : [{ begins, to: { kind: 'address', uri: to } }];
      problems.add(value.offset, value.length, unknown.message, unknown.meant);
      return [];
    }
    if (draft.kind !== 'phone') return [{ begins, to: { kind: 'server', element: to, domain: domainOf(draft) } }];
    if (draft.block.values.behaviour !== 'gateway')
      return [{ begins, to: { kind: 'address', uri: book.get(to) ?? '' } }];
    return [{ begins, to: { kind: 'gateway', host: hosts.get(to) ?? '' } }];
  });
}
