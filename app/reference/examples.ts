// Where each method, header and timer lives: the first moment of the first scenario that shows it.

import { textRun } from '@/app/learn/runs';
import { scenarioIds } from '@/app/scenarios';
import { writeLink } from '@/components/stage/link';
import { figureStart } from '@/engine';

export interface Example {
  readonly href: string;
  readonly title: string;
}

export interface Examples {
  readonly methods: ReadonlyMap<string, Example>;
  readonly headers: ReadonlyMap<string, Example>;
  /** By 'Timer A'. */
  readonly timers: ReadonlyMap<string, Example>;
}

let known: Examples | null = null;

/** Looked up once while the site is built. */
export function examples(): Examples {
  known ??= lookUp();
  return known;
}

function lookUp(): Examples {
  const methods = new Map<string, Example>();
  const headers = new Map<string, Example>();
  const timers = new Map<string, Example>();
  const put = (map: Map<string, Example>, name: string, example: Example) => {
    if (!map.has(name)) map.set(name, example);
  };
  for (const id of scenarioIds()) {
    const { trace, view } = textRun(id);
    const link = (at: number, message: string | null): Example => ({
      href: `/stage/${id}/${writeLink({ at, message })}`,
      title: view.title,
    });
    for (const message of view.ladder.messages) {
      const wire = view.wires[message.id]?.text;
      if (wire === undefined) continue;
      const method = /^([A-Z]+) \S+ SIP\/2\.0/.exec(wire)?.[1];
      const here = link(message.t1, message.id);
      if (method) put(methods, method, here);
      for (const [, header = ''] of wire.split('\r\n\r\n', 1)[0]?.matchAll(/^([A-Za-z-]+):/gm) ?? [])
        put(headers, header, here);
    }
    const start = figureStart(trace);
    for (const { at, event } of trace.entries.slice(trace.figure))
      if (event.type === 'timer' && /^[A-Z]$/.test(event.name))
        put(timers, `Timer ${event.name}`, link((at - start) / 1000, null));
  }
  return { methods, headers, timers };
}
