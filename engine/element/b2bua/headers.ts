// What a back-to-back user agent lets through from one leg to the other, and what it says for itself. Each leg has its
// own Via, Call-ID, tags, route and Contact (RFC 3261 §6: the box is a UAS and a UAC); the rest is what the two ends
// have to say to each other, credentials and challenges included. RFC 7332 §5: Max-Forwards counts on through it.

import { get, linesOf, make, param, withHeader, withParam } from '../../message/headers';
import type { AnyHeader, Message, Request } from '../../message/message';
import type { NameAddr, SipUri } from '../../message/uri';
import type { Hop, Transport } from '../../model/address';
import type { Env } from '../../model/output';
import { base36 } from '../../random';
import { portFor } from '../proxy/identity';
import type { B2bua, Bridge, Leg, Side } from './state';
import { otherSide } from './state';

/** What belongs to one leg alone. */
const OWN: ReadonlySet<string> = new Set([
  'via',
  'from',
  'to',
  'call-id',
  'cseq',
  'max-forwards',
  'max-breadth',
  'route',
  'record-route',
  'contact',
  'content-length',
]);

/** The headers of a message that are for the other end. */
export const passing = (message: Message): AnyHeader[] => message.headers.filter(({ name }) => !OWN.has(name));

/** Where the box itself is reached by one leg: what it shows in the place of the other end (RFC 3261 §8.1.1.8). */
export function contactOf(b2bua: B2bua, secure: boolean, transport: string): NameAddr {
  const { host, port } = b2bua.spec;
  const unsaid = transport === 'UDP' || transport === 'TLS';
  const uri: SipUri = {
    scheme: secure ? 'sips' : 'sip',
    user: null,
    password: null,
    host,
    port: port === 5060 ? null : port,
    params: unsaid ? [] : [{ name: 'transport', value: transport.toLowerCase() }],
    headers: [],
  };
  return { display: null, uri, params: [] };
}

/** The Via of a request the box makes. */
export function viaOf(b2bua: B2bua, transport: Transport, env: Env, ...key: readonly (string | number)[]): AnyHeader {
  const branch = `z9hG4bK${base36(env.draw('branch', b2bua.id, ...key))}`;
  return make('via', [
    {
      protocol: 'SIP',
      version: '2.0',
      transport,
      host: b2bua.spec.host,
      port: portFor(b2bua.spec, transport),
      params: [{ name: 'branch', value: branch }],
    },
  ]);
}

/** The leg of a conversation on one side. */
export const legOf = (pair: { readonly caller: Leg; readonly callee: Leg }, side: Side): Leg => pair[side];

/** RFC 7332 §5: one hop less, whichever leg it is. */
export const hopsLeft = (request: Request): number => (get(request, 'max-forwards') ?? 70) - 1;

/**
 * Headers that name a dialog of the box: Replaces, Join and Target-Dialog say on each leg what that leg calls it
 * (RFC 3891 §3, RFC 3911 §4, RFC 4538 §7).
 */
export function translated(b2bua: B2bua, headers: readonly AnyHeader[]): readonly AnyHeader[] {
  return headers.map((header): AnyHeader => {
    const named = endNamed(b2bua, header);
    if (named === null) return header;
    const { end, mine, theirs, params } = named;
    const { dialog } = legOf(end.pair, otherSide(end.side));
    const tags = withParam(withParam(params, mine, dialog.remoteTag), theirs, dialog.localTag);
    return { name: header.name, value: { value: dialog.callId, params: tags }, line: undefined } as AnyHeader;
  });
}

/** The end of a call through the box that such a header names, and by which tags; null for any other header. */
function endNamed(b2bua: B2bua, header: AnyHeader) {
  if (header.name !== 'replaces' && header.name !== 'join' && header.name !== 'target-dialog') return null;
  const { value: callId, params } = header.value as { value: string; params: NameAddr['params'] };
  // To whoever gets it the to-tag is their own: here that was the box.
  const [mine, theirs] =
    header.name === 'target-dialog' ? (['local-tag', 'remote-tag'] as const) : (['to-tag', 'from-tag'] as const);
  const end = b2bua.ends.get(`${callId} ${param(params, mine) ?? ''} ${param(params, theirs) ?? ''}`);
  return end === undefined ? null : { end, mine, theirs, params };
}

/**
 * RFC 3891 §3: who takes the place of a call calls the Contact of the other end, and that is the box's own. The call is
 * for the end that the box stands for there, over the flow to it where it can be reached in no other way (RFC 5626 §5.3).
 */
export function forOtherEnd(b2bua: B2bua, request: Request): { readonly request: Request; readonly flow: Hop | null } {
  for (const header of request.headers) {
    const named = endNamed(b2bua, header);
    if (named === null) continue;
    const { dialog, flow } = legOf(named.end.pair, otherSide(named.end.side));
    const { startLine: _, ...unread } = request;
    const meant: Request = { ...unread, uri: dialog.remoteTarget };
    if (dialog.routeSet.length === 0) return { request: meant, flow };
    return { request: withHeader(meant, make('route', dialog.routeSet)), flow: null };
  }
  return { request, flow: null };
}

/** RFC 3262 §7.2: a PRACK names the number of its INVITE, and each leg counts for itself. */
export function renumbered(bridge: Bridge, side: Side, headers: readonly AnyHeader[]): readonly AnyHeader[] {
  return headers.map((header) => {
    if (header.name !== 'rack') return header;
    const { rseq, cseq, method } = header.value as { rseq: number; cseq: number; method: string };
    const asked = bridge.exchanges.find((one) => one.side === side && get(one.server.request, 'cseq')?.number === cseq);
    const number = asked === undefined ? cseq : (get(asked.client.request, 'cseq')?.number ?? cseq);
    return make('rack', { rseq, cseq: number, method });
  });
}

/** The Record-Route lines a dialog-forming response repeats (RFC 3261 §12.1.1). */
export const recorded = (request: Request): AnyHeader[] => linesOf(request, 'record-route');
