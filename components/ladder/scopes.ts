// What a message belongs to, from narrow to wide: its transaction (RFC 3261 §17), its dialog (§12), the session it
// describes (RFC 3264), its call. Read off the messages' own lines, so it needs no engine. Each scope is a bracket beside
// every lifeline that keeps it, with what identifies it and the machine that owns it there.

import type { LadderMessage, LadderView, Millis } from './model';
import type { ScopeKind } from './options';

export interface Scope {
  readonly kind: ScopeKind;
  /** What identifies it, short: the end of a branch, tags, the version of a session, a Call-ID. */
  readonly id: string;
  readonly messages: ReadonlySet<string>;
  readonly brackets: readonly Bracket[];
}

export interface Bracket {
  readonly node: string;
  readonly side: 'left' | 'right';
  readonly t0: Millis;
  readonly t1: Millis;
  /** The machine that owns it there; empty when none is drawn. */
  readonly machine: string;
}

type Wires = Readonly<Record<string, { readonly text: string }>>;

/** What the lines of one message say of where it belongs. */
interface Ids {
  readonly branch: string;
  readonly method: string;
  readonly call: string;
  readonly from: string;
  readonly to: string;
  readonly sdp: string;
}

const tagIn = (line: string | undefined): string => /;\s*tag=([^;\s]+)/i.exec(line ?? '')?.[1] ?? '';

function idsOf(text: string): Ids {
  const head = text.slice(0, Math.max(0, text.indexOf('\r\n\r\n')) || text.length);
  const line = (name: string) => new RegExp(`^(?:${name})\\s*:(.*)$`, 'im').exec(head)?.[1];
  const method = /\d+\s+(\S+)/.exec(line('cseq') ?? '')?.[1] ?? '';
  return {
    branch: /branch=([^;,\s]+)/i.exec(line('via|v') ?? '')?.[1] ?? '',
    // The ACK of a refusal has its INVITE's branch and is part of its transaction (§17.1.1.3).
    method: method === 'ACK' ? 'INVITE' : method,
    call: line('call-id|i')?.trim() ?? '',
    from: tagIn(line('from|f')),
    to: tagIn(line('to|t')),
    sdp: /^o=\S+ \S+ (\S+)/m.exec(text.slice(head.length))?.[1] ?? '',
  };
}

/** What makes no dialog of its own. */
const ALONE = ['REGISTER', 'OPTIONS', 'MESSAGE', 'PUBLISH'];

/** The scope of one kind that a message belongs to; null when it belongs to none. */
export function scopeOf(view: LadderView, wires: Wires, id: string, kind: ScopeKind): Scope | null {
  const wire = wires[id];
  if (!wire) return null;
  const own = idsOf(wire.text);
  if (own.call === '' || (ALONE.includes(own.method) && kind !== 'transaction' && kind !== 'call')) return null;
  const known = view.messages.flatMap((message) => {
    const text = wires[message.id]?.text;
    // Reading every line of a long run for each message pointed at would be slow: the Call-ID decides first.
    return text?.includes(own.call) ? [{ message, ids: idsOf(text) }] : [];
  });
  const tags = pairOf(
    own,
    known.map(({ ids }) => ids),
  );
  const belongs = (ids: Ids): boolean => {
    if (ids.call !== own.call) return false;
    if (kind === 'call') return true;
    if (kind === 'transaction') return ids.branch === own.branch && ids.method === own.method;
    const inDialog = !ALONE.includes(ids.method) && [ids.from, ids.to].every((tag) => tag === '' || tags.includes(tag));
    return inDialog && (kind === 'dialog' || ids.sdp !== '');
  };
  const members = known.filter(({ ids }) => belongs(ids));
  if (members.length === 0) return null;
  const messages = new Set(members.map(({ message }) => message.id));
  const all = members.map(({ message }) => message);
  const versions = [...new Set(members.map(({ ids }) => ids.sdp).filter(Boolean))];
  return { kind, id: nameOf(kind, own, tags, versions.length), messages, brackets: bracketsOf(view, all, kind, own) };
}

/** Both tags of the dialog a message belongs to; a request that has only one opens the first dialog that has it. */
function pairOf(own: Ids, all: readonly Ids[]): readonly string[] {
  if (own.from !== '' && own.to !== '') return [own.from, own.to];
  const first = all.find(
    ({ call, from, to, method }) =>
      call === own.call && from !== '' && to !== '' && !ALONE.includes(method) && [from, to].includes(own.from),
  );
  return first ? [first.from, first.to] : [own.from];
}

const last = (text: string, n: number): string => (text.length > n ? `…${text.slice(-n)}` : text);

function nameOf(kind: ScopeKind, own: Ids, tags: readonly string[], versions: number): string {
  if (kind === 'transaction') return last(own.branch.replace(/^z9hG4bK/, ''), 9);
  if (kind === 'dialog') return tags.map((tag) => last(tag, 5)).join(' + ');
  if (kind === 'session') return `${versions}`;
  return last(own.call.split('@')[0] ?? '', 9);
}

function bracketsOf(
  view: LadderView,
  messages: readonly LadderMessage[],
  kind: ScopeKind,
  own: Ids,
): readonly Bracket[] {
  const spans = new Map<string, { t0: Millis; t1: Millis; peers: number[] }>();
  const place = (id: string) => view.nodes.findIndex((node) => node.id === id);
  const touch = (node: string, t: Millis, peer: string) => {
    if (place(node) < 0) return;
    const span = spans.get(node) ?? { t0: t, t1: t, peers: [] };
    spans.set(node, { t0: Math.min(span.t0, t), t1: Math.max(span.t1, t), peers: [...span.peers, place(peer)] });
  };
  for (const { from, to, t0, t1, lost, ends } of messages) {
    touch(from, t0, to);
    if (lost === null || ends === 'there') touch(to, t1, from);
  }
  const middle = (view.nodes.length - 1) / 2;
  return [...spans].flatMap(([node, { t0, t1, peers }]): Bracket[] => {
    const here = view.nodes[place(node)];
    // Proxies keep transactions; dialogs, sessions and calls are the ends'.
    if (kind !== 'transaction' && here?.kind !== 'user-agent' && here?.kind !== 'b2bua') return [];
    const inner = peers.reduce((sum, peer) => sum + Math.sign(peer - place(node)), 0) >= 0 ? 'right' : 'left';
    const side = kind === 'transaction' ? inner : place(node) <= middle ? 'left' : 'right';
    const state = view.states.find(
      (s) =>
        s.node === node &&
        (kind === 'transaction'
          ? s.owner.endsWith(own.branch) && own.branch !== '' && machineFits(s.machine, own.method)
          : s.owner.includes(own.call)),
    );
    return [{ node, side, t0, t1, machine: state?.machine ?? '' }];
  });
}

const machineFits = (machine: string, method: string): boolean =>
  method === 'INVITE' ? machine.startsWith('invite-') : machine.startsWith('non-invite-');
