// The laws every run obeys, whatever the network and the machines do to it. Each law is a function from a trace to
// the sentences that say where it is broken; a test expects no sentence.

import type { Trace } from '../../engine/model/trace';
import { acknowledgements, withinDialogs } from './laws-calls';
import { causality, nothingIsSilent, statesFollow, timers } from './laws-entries';
import { conservation, readableMessages, toldOfBrokenConnections } from './laws-messages';
import { offers } from './laws-offers';
import { nothingIsLeft } from './laws-transactions';

export type Law = (trace: Trace) => string[];

/** By the name a failure shows. */
export const LAWS: Readonly<Record<string, Law>> = {
  causality,
  timers,
  'states follow each other': statesFollow,
  conservation,
  'parse(print(m)) = m': readableMessages,
  'a broken connection is told': toldOfBrokenConnections,
  'every 2xx to an INVITE is acknowledged': acknowledgements,
  'one offer at a time': offers,
  'a To tag stays within its dialog': withinDialogs,
  'nothing is silent': nothingIsSilent,
  'no transaction is left': nothingIsLeft,
  'nothing ends by limit': (trace) => (trace.ended === 'limit' ? ['the run ends by limit'] : []),
};

const MOST_SHOWN = 5;

/** What is broken in a run, as 'law: sentence'; empty when every law holds. */
export function broken(trace: Trace): string[] {
  return Object.entries(LAWS).flatMap(([name, law]) =>
    law(trace)
      .slice(0, MOST_SHOWN)
      .map((sentence) => `${name}: ${sentence}`),
  );
}
