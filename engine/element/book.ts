// The numbers people know by heart. RFC 3261 §8.1.1.1: who is called stands in the Request-URI, usually as their
// address of record, and RFC 3263 leads from its domain to a server. Where a domain has no server that leads on, a phone
// can still be called at its own host (§19.1.1: the host part may be the very machine).

import type { ElementId } from '../model/address';
import type { ElementSpec, Scenario } from '../model/scenario';

export interface Book {
  /** Element id to address of record. */
  readonly book: ReadonlyMap<ElementId, string>;
  /** Element id to the address of the phone itself, for those whom their domain does not lead to. */
  readonly direct: ReadonlyMap<ElementId, string>;
}

const made = new WeakMap<Scenario, Book>();

/** Everybody knows everybody, by the name the scenario gives them. */
export function bookOf(scenario: Scenario): Book {
  const known = made.get(scenario);
  if (known !== undefined) return known;
  const book = new Map<ElementId, string>();
  const direct = new Map<ElementId, string>();
  const at = new Map(scenario.elements.map((spec) => [spec.address, spec]));
  for (const spec of scenario.elements) {
    if (spec.kind !== 'user-agent') continue;
    book.set(spec.id, spec.aor);
    const own = ownAddress(spec.aor, spec, scenario, at);
    if (own !== null) direct.set(spec.id, own);
  }
  const both = { book, direct };
  made.set(scenario, both);
  return both;
}

/** The address of a phone by its host, where its domain leads to another phone or to nobody who passes calls on. */
function ownAddress(
  aor: string,
  spec: ElementSpec,
  { network }: Scenario,
  at: ReadonlyMap<string, ElementSpec>,
): string | null {
  const [, user, domain] = /^(sips?:[^@]+@)([^:;?]+)/i.exec(aor) ?? [];
  if (user === undefined || domain === undefined || network.dns?.names.includes(domain) === true) return null;
  const there = at.get(network.hosts[domain.toLowerCase()] ?? '');
  if (there === undefined || there.id === spec.id) return null;
  if (there.kind !== 'user-agent' && there.kind !== 'registrar') return null;
  return `${user}${spec.host}${spec.port === 5060 ? '' : `:${spec.port}`}`;
}
