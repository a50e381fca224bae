// A law about what is left when a run is quiet: no transaction stays for ever. Only a person who lets a phone ring, or
// waits for it to be answered, keeps an INVITE open without a timer: RFC 3261 §17.1.1.2 sets none for a client in
// Proceeding, §17.2.1 none for a server in Proceeding, and only a proxy has Timer C (§16.6 item 11).

import type { Trace } from '../../engine/model/trace';

const TRANSACTIONS: readonly string[] = ['invite-client', 'invite-server', 'non-invite-client', 'non-invite-server'];

/** What a machine of a user agent is in while somebody may still answer, by the transaction that waits with it. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  'invite-client Proceeding': ['caller Proceeding', 'change Proceeding'],
  'invite-server Proceeding': ['callee Incoming', 'callee Alerting', 'callee Reserving', 'asked Thinking'],
};

/** Every transaction is Terminated in the end, but for an INVITE that a person lets ring. */
export function nothingIsLeft({ entries, ended }: Trace): string[] {
  if (ended !== 'quiet') return [];
  const states = new Map<string, Map<string, { readonly machine: string; readonly state: string }>>();
  for (const { element, event, changes } of entries) {
    if (element === null) continue;
    if (event.type === 'crash' || event.type === 'restart') states.delete(element);
    for (const change of changes) {
      if (change.type !== 'state') continue;
      const own = states.get(element) ?? new Map();
      states.set(
        element,
        own.set(`${change.machine} of ${change.owner}`, { machine: change.machine, state: change.to }),
      );
    }
  }
  return [...states].flatMap(([element, own]) => {
    const now = [...own.values()].map(({ machine, state }) => `${machine} ${state}`);
    return [...own].flatMap(([name, { machine, state }]) => {
      if (!TRANSACTIONS.includes(machine) || state === 'Terminated') return [];
      const waits = WAITING[`${machine} ${state}`] ?? [];
      return now.some((one) => waits.includes(one)) ? [] : [`${element}: ${name} is left in ${state}`];
    });
  });
}
