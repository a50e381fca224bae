// What a registrar makes of a REGISTER that stands for one flow of one phone: RFC 5626 §6. The phone names itself
// (`+sip.instance`) and the flow (`reg-id`); the first proxy on its way must know of flows, and say so (`ob`).

import { get, list, param } from '../message/headers';
import type { Params, Request } from '../message/message';
import { isSip } from '../message/uri-print';
import type { Hop } from '../model/address';
import type { Rule } from '../model/output';
import { instanceOf } from './gruu';
import { rule } from './proxy/facts';

/** Why a REGISTER for a flow is refused. */
interface Refused {
  readonly status: number;
  readonly why: string;
  readonly rule: Rule;
}

/** The number of the flow; null where there is none, or one that cannot be read or belongs to nobody. */
export function regIdOf(params: Params): number | null {
  const said = param(params, 'reg-id');
  return typeof said === 'string' && /^[1-9]\d{0,9}$/.test(said) && instanceOf(params) !== null ? Number(said) : null;
}

/** Whether the REGISTER stands for a flow; why it is refused if it would, and may not. */
export function flowsFor(served: boolean, request: Request): boolean | Refused {
  const contacts = list(request, 'contact');
  // 6: a reg-id without an instance, and each where flows are not served, is as if it were not there.
  if (!served || !contacts.some(({ params }) => regIdOf(params) !== null)) return false;
  if (!isAided(request)) {
    return list(request, 'supported').includes('outbound') ? LACKING : false;
  }
  const whole = get(request, 'expires');
  const living = contacts.filter(({ params }) => Number(param(params, 'expires') ?? whole ?? 1) > 0);
  return living.length > 1 ? SEVERAL : true;
}

/** 6: it came straight from the phone, or the first proxy on its way wrote `ob` into its Path. */
function isAided(request: Request): boolean {
  if (list(request, 'via').length === 1) return true;
  const first = list(request, 'path').at(-1)?.uri;
  return first !== undefined && isSip(first) && param(first.params, 'ob') !== undefined;
}

/** 6: the flow of a phone that asks the registrar itself, which has to be remembered. */
export const direct = (request: Request, source: Hop | null): Hop | null =>
  list(request, 'via').length === 1 ? source : null;

export const sameFlow = (a: Hop, b: Hop): boolean =>
  a.host === b.host && a.port === b.port && a.transport === b.transport;

const LACKING: Refused = {
  status: 439,
  why: 'the first proxy on its way knows of no flows',
  rule: rule('6', 'without the help of the first hop a flow is of no use: 439', 5626),
};
const SEVERAL: Refused = {
  status: 400,
  why: 'more than one contact in a REGISTER that stands for one flow',
  rule: rule('6', 'a flow has one contact: 400', 5626),
};
