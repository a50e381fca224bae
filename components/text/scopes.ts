// Words for what a message belongs to.

import type { ScopeKind } from '../ladder/options';
import type { Bracket, Scope } from '../ladder/scopes';

const MACHINES: Readonly<Record<string, string>> = {
  'invite-client': 'INVITE client',
  'invite-server': 'INVITE server',
  'non-invite-client': 'client',
  'non-invite-server': 'server',
};

const NAMES: Readonly<Record<ScopeKind, readonly [string, string]>> = {
  transaction: ['Transaction', 'One request and its answers, on one hop (a branch)'],
  dialog: ['Dialog', 'What two ends remember of each other (two tags)'],
  session: ['Session', 'The descriptions of the media, and what became of them'],
  call: ['Call', 'Everything with one Call-ID'],
};

export const scopeText = {
  title: 'Light up with a message',
  /** What a scope is called, and what it means. */
  names: NAMES,
  /** Ways to say what a bracket is, the longest first. */
  says: ({ kind, id }: Scope, { machine }: Bracket): readonly string[] => {
    const who = MACHINES[machine] ?? machine;
    const what = kind === 'session' ? `session, ${id} ${id === '1' ? 'description' : 'descriptions'}` : `${kind} ${id}`;
    return [who === '' ? what : `${who} ${what}`, what, ...(kind === 'session' ? [] : [id])];
  },
} as const;
