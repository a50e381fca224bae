// Messages, told: what an element sent because another had come.

import { get } from '../../message/headers';
import type { Sent } from '../../model/output';
import { methodOf, spoken, type Teller } from './teller';
import type { Told } from './told';

/** What an element sent because something came: passed on, answered, acknowledged, or something of its own. */
export function sentOn(incoming: Sent, sent: Sent, name: string, teller: Teller): Told {
  const came = teller.message(incoming.packet);
  const goes = teller.message(sent.packet);
  const to = teller.name(sent.to);
  const [before, after] = [incoming.message, sent.message];
  const same =
    get(before, 'call-id') === get(after, 'call-id') && get(before, 'cseq')?.number === get(after, 'cseq')?.number;
  if (same && methodOf(before) === methodOf(after) && before.kind === after.kind) {
    const text = before.kind === 'response' ? 'It takes its own Via off and follows the next one.' : '';
    const rule = before.kind === 'response' ? { rfc: 3261, section: '16.7', text: 'responses follow the Via' } : null;
    return { title: `${name} passed ${spoken(before)} on`, text, led: `${came} came, ${goes} went to ${to}.`, rule };
  }
  if (same && after.kind === 'response' && before.kind === 'request') {
    if (after.status === 100)
      return {
        title: `${name} answered ${goes}`,
        text: `The request has come, so ${to} need not repeat it.`,
        rule: { rfc: 3261, section: '17.2.1', text: 'a 100 stops the repeats' },
      };
    return { title: `${name} answered ${goes}`, text: '', led: `${came} had come from ${to}.` };
  }
  if (same && after.kind === 'request' && after.method === 'ACK' && before.kind === 'response')
    return before.status < 300
      ? {
          title: `${name} acknowledged ${came}`,
          text: 'The phone makes this ACK itself, and it goes all the way to the other phone.',
          rule: { rfc: 3261, section: '13.2.2.4', text: 'the ACK to a 2xx' },
        }
      : {
          title: `${name} acknowledged ${came}`,
          text: 'The transaction makes this ACK by itself, for the next hop only.',
          rule: { rfc: 3261, section: '17.1.1.3', text: 'the ACK to a refusal' },
        };
  return { title: `${name} sent ${goes}`, text: '', led: `${came} had come from ${teller.name(incoming.from)}.` };
}
