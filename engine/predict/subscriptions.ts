// The subscriptions at a moment, as the end that reports sees them (RFC 6665 §4.2, RFC 3515 §2.4.4): a SUBSCRIBE or a
// REFER begins one, a NOTIFY that says `terminated` ends it (RFC 6665 §4.4.1).

import { get, headerOf, tagOf } from '../message/headers';
import type { Message } from '../message/message';
import type { ElementId } from '../model/address';
import type { Exchange } from './exchanges';

export interface Subscription {
  readonly call: string;
  /** REFER or SUBSCRIBE. */
  readonly by: string;
}

/** RFC 4488 §4: whoever asked with `Refer-Sub: false`, and is told so, gets no reports. */
const isSilent = (message: Message): boolean => get(message, 'refer-sub')?.value === 'false';

const isTerminated = ({ request }: Exchange): boolean => get(request, 'subscription-state')?.value === 'terminated';

const hasTag = ({ request }: Exchange): boolean => {
  const to = get(request, 'to');
  return to !== undefined && tagOf(to) !== undefined;
};

/** What an end has to report on, and to whom it has not said yet that it is over. */
export function reportsOf(exchanges: readonly Exchange[], id: ElementId): readonly Subscription[] {
  const open: Subscription[] = [];
  const asked = exchanges.filter(
    (e) =>
      e.server === id &&
      e.arrived &&
      // A SUBSCRIBE within its dialog refreshes what stands; each REFER begins a subscription of its own (3515 2.4.6).
      (e.method === 'REFER' || (e.method === 'SUBSCRIBE' && !hasTag(e))) &&
      !e.answers.some(({ status, message }) => status >= 300 || (status >= 200 && isSilent(message))),
  );
  for (const call of new Set(asked.map((e) => e.call))) {
    const ended = exchanges.filter((e) => e.client === id && e.method === 'NOTIFY' && e.call === call);
    const over = new Set(ended.filter(isTerminated).map(({ request }) => get(request, 'cseq')?.number));
    const standing = asked.filter((e) => e.call === call).slice(over.size);
    open.push(...standing.map(({ method }) => ({ call, by: method })));
  }
  return open;
}

/** Whether a request asks for a time that a server may call too brief: above 0 and below an hour (§10.3 step 7). */
export function asksBriefly(request: Message): boolean {
  const whole = get(request, 'expires');
  const contact = headerOf(request, 'contact')?.value;
  const own =
    contact !== undefined && contact !== '*'
      ? contact.flatMap(({ params }) =>
          params.flatMap(({ name, value }) => (name === 'expires' ? [Number(value)] : [])),
        )
      : [];
  return [...own, ...(whole === undefined ? [] : [whole])].some((seconds) => seconds > 0 && seconds < 3600);
}
