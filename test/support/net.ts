// What tests of the network ask of a run: which questions went out, and every sending with its way.

import type { Trace } from '../../engine/model/trace';
import { sendingsOf } from '../../engine/trace/sending';

/** The questions one element put to name servers, in order. */
export const questions = (trace: Trace, who: string): string[] =>
  trace.entries
    .filter(({ element }) => element === who)
    .flatMap(({ changes }) =>
      changes.flatMap((change) => (change.type === 'asked' && change.service === 'dns' ? [change.question] : [])),
    );

/** 'INVITE UDP 192.0.2.201:5060' for each message an element sent in the figure; a lost one ends in its reason. */
export const ways = (trace: Trace, who: string, what = ''): string[] =>
  sendingsOf(trace)
    .filter(({ entry, sent, what: name }) => entry >= trace.figure && sent.from === who && name.startsWith(what))
    .map(({ sent, what: name, lost }) => {
      const { transport, host, port } = sent.hop;
      return `${name} ${transport} ${host}:${port}${lost === null ? '' : `: ${lost}`}`;
    });
