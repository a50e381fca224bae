// Laws about entries: time and causes, timers, states, and that no event passes in silence.

import type { Micros } from '../../engine/model/time';
import type { Entry, Trace } from '../../engine/model/trace';

const where = ({ index, at, element, event }: Entry): string =>
  `entry ${index} (${at / 1000} ms, ${element ?? 'network'}, ${event.type})`;

/** A cause comes before what it causes, and time never falls. */
export function causality({ entries }: Trace): string[] {
  const wrong: string[] = [];
  entries.forEach((entry, i) => {
    if (entry.index !== i) wrong.push(`${where(entry)} stands at ${i}`);
    if (entry.cause >= i) wrong.push(`${where(entry)} is caused by entry ${entry.cause}`);
    if (entry.at < (entries[i - 1]?.at ?? 0)) wrong.push(`${where(entry)} is earlier than the entry before it`);
    if (entry.cause >= 0 && (entries[entry.cause] as Entry).at > entry.at) {
      wrong.push(`${where(entry)} is earlier than its cause`);
    }
  });
  return wrong;
}

interface Running {
  readonly entry: number;
  readonly fires: Micros;
  readonly background: boolean;
}

/** Each timer started fires, is cancelled, is replaced, dies in a crash or is pending at the end: exactly one of them. */
export function timers({ entries, until, ended }: Trace): string[] {
  const wrong: string[] = [];
  const running = new Map<string, Running>();
  for (const entry of entries) {
    const own = `${entry.element} `;
    for (const change of entry.changes) {
      if (change.type !== 'timer-started' && change.type !== 'timer-cancelled' && change.type !== 'timer-fired')
        continue;
      const key = `${own}${change.owner} ${change.name}`;
      const known = running.get(key);
      if (change.type === 'timer-started') {
        const { duration, background } = change;
        if (duration < 0) wrong.push(`${where(entry)} starts ${key} for ${duration}`);
        running.set(key, { entry: entry.index, fires: entry.at + duration, background });
        continue;
      }
      if (known === undefined) wrong.push(`${where(entry)}: ${change.type} of ${key}, which is not going`);
      if (change.type === 'timer-fired' && known !== undefined) {
        if (known.fires !== entry.at) wrong.push(`${where(entry)}: ${key} fires, but is due at ${known.fires / 1000}`);
        if (known.entry !== entry.cause) wrong.push(`${where(entry)}: ${key} was started by entry ${known.entry}`);
      }
      running.delete(key);
    }
    if (entry.event.type === 'crash' || entry.event.type === 'restart') {
      const left = [...running.keys()].filter((key) => key.startsWith(own));
      if (left.length > 0) wrong.push(`${where(entry)} leaves ${left.join(', ')} going`);
    }
  }
  for (const [key, timer] of running) {
    if (timer.fires < until) wrong.push(`${key} was due at ${timer.fires / 1000} ms and never fired`);
    if (ended === 'quiet' && !timer.background) wrong.push(`${key} is still going although all is quiet`);
  }
  return wrong;
}

/** A machine moves on from the state it is in, and every move has its rule. */
export function statesFollow({ entries }: Trace): string[] {
  const wrong: string[] = [];
  const states = new Map<string, string>();
  for (const entry of entries) {
    if (entry.event.type === 'crash' || entry.event.type === 'restart') {
      for (const key of [...states.keys()]) if (key.startsWith(`${entry.element} `)) states.delete(key);
    }
    for (const change of entry.changes) {
      if (change.type !== 'state') continue;
      const key = `${entry.element} ${change.owner} ${change.machine}`;
      const known = states.get(key);
      // The branch that answers becomes the call: what was agreed in it goes on under the call's own name (§13.2.2.4).
      const ofBranch = [...states].some(
        ([other, state]) => other.startsWith(`${entry.element} ${change.owner} `) && state === change.from,
      );
      if (known !== undefined && change.from !== null && change.from !== known && !ofBranch) {
        wrong.push(`${where(entry)}: ${key} goes from ${change.from} but is in ${known}`);
      }
      if (change.from !== null && change.rule === null) wrong.push(`${where(entry)}: ${key} moves without a rule`);
      states.set(key, change.to);
    }
  }
  return wrong;
}

const HEARD = new Set(['arrival', 'unreadable', 'timer', 'act', 'transport-error']);

/** What a name server says is kept until all it was asked for is there; what a location service says is acted on. */
const isHeard = ({ event }: Entry): boolean =>
  HEARD.has(event.type) || (event.type === 'answer' && event.service === 'location');

/** What happens to an element leaves a trace of its own, and what is ignored says why. */
export function nothingIsSilent({ entries }: Trace): string[] {
  const wrong: string[] = [];
  for (const entry of entries) {
    if (isHeard(entry) && !entry.changes.some(({ type }) => type !== 'timer-fired')) {
      wrong.push(`${where(entry)} passes in silence: ${JSON.stringify(entry.event).slice(0, 200)}`);
    }
    for (const change of entry.changes) {
      if (change.type === 'ignored' && change.why === '') wrong.push(`${where(entry)} ignores ${change.what}: why?`);
    }
  }
  return wrong;
}
