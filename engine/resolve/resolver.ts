// What one element knows of DNS: the answers it got and keeps for their time to live, and the questions that are out.
// A question is an output of the element, its answer a later input; both are facts of the run (RFC 3263 §4).

import type { SipUri } from '../message/uri';
import type { Hop } from '../model/address';
import type { Answer } from '../model/element';
import type { Env } from '../model/output';
import type { DnsSpec } from '../model/scenario';
import { type Micros, SECOND } from '../model/time';
import { type DnsRecord, locate, locateAtOnce } from './locate';
import type { Sender } from './target';

interface Kept {
  readonly records: readonly DnsRecord[];
  /** Virtual time at which it is forgotten. */
  readonly until: Micros;
}

export interface Resolver {
  readonly owner: string;
  readonly kept: Map<string, Kept>;
  /** Questions without an answer yet. */
  readonly out: Set<string>;
}

/** A resolver that knows nothing yet; null where a scenario has no DNS and every name is known at once. */
export const createResolver = (owner: string, dns: DnsSpec | undefined): Resolver | null =>
  dns === undefined ? null : { owner, kept: new Map(), out: new Set() };

const NOWHERE: readonly Hop[] = [];

/**
 * The hops to try for a URI, best first; none when its host has no address; null when questions are out, and it is to
 * be asked again after each answer.
 *
 * @param call what the choice between servers of equal priority hangs on: the same for all requests of one call
 */
export function hopsFor(
  resolver: Resolver | null,
  uri: SipUri,
  sender: Sender,
  call: string,
  env: Env,
): readonly Hop[] | null {
  if (resolver === null) {
    const hop = locateAtOnce(uri, sender, env);
    return hop === undefined ? NOWHERE : [hop];
  }
  const known = (question: string): readonly DnsRecord[] | undefined => {
    const kept = resolver.kept.get(question);
    return kept === undefined || kept.until <= env.now ? undefined : kept.records;
  };
  const chance = (below: number, ...key: readonly (string | number)[]): number =>
    env.draw('srv', resolver.owner, call, ...key) % below;
  const { hops, missing } = locate(uri, sender, known, chance, env);
  for (const question of missing) put(resolver, question, env);
  return missing.length > 0 ? null : hops;
}

function put(resolver: Resolver, question: string, env: Env): void {
  if (resolver.out.has(question)) return;
  resolver.out.add(question);
  env.out.push({ type: 'asked', id: question, service: 'dns', question, to: null, arrives: null });
}

/** How long "there is no such record" holds (RFC 2308), in seconds. */
const NOTHING_FOR = 60;

/** An answer came: it is kept for as long as it says. */
export function keep(resolver: Resolver, question: string, answer: Answer, env: Env): void {
  resolver.out.delete(question);
  const records = answer.kind === 'records' ? answer.records : [];
  const seconds = Math.max(1, ...records.slice(0, 1).map(({ ttl }) => Number(ttl ?? NOTHING_FOR)));
  const life = records.length === 0 ? NOTHING_FOR : seconds;
  resolver.kept.set(question, { records, until: env.now + life * SECOND });
}
