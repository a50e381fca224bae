// The same scenario over UDP: sips becomes sip, every phone speaks UDP, and nothing is left that only connections have.
// What retransmission is for can be tried on it then.

import type { Scenario } from '../../engine/model/scenario';
import { sendingsOf } from '../../engine/trace/sending';
import { calmRun } from './laws-weather';

const CONNECTED = /;transport=(?:tcp|tls|ws|wss)\b/gi;

function walk(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    if (key === 'transport') return 'UDP';
    return value.replace(/\bsips:/g, 'sip:').replace(CONNECTED, '');
  }
  if (Array.isArray(value)) return value.map((one) => walk(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      name === 'listens' ? [] : [[name.replace(/\bsips:/g, 'sip:').replace(CONNECTED, ''), walk(part, name)]],
    ),
  );
}

/** The variant over UDP of a scenario over connections; null where there is none: it is about connections. */
export function overUdp(scenario: Scenario): Scenario | null {
  if (scenario.faults.some(({ kind }) => kind === 'reset' || kind === 'stall')) return null;
  const derived = { ...(walk(scenario, '') as Scenario), id: `${scenario.id}, over UDP` };
  // §18.1.1: a request near 1300 bytes goes over a connection all the same; names may lead to one, too.
  const plain = sendingsOf(calmRun(derived)).every(({ sent }) => sent.hop.transport === 'UDP');
  return plain ? derived : null;
}
