// Why a call is ended: the Reason header of CANCEL and BYE, RFC 3326. It tells a phone whether somebody else has
// answered, and people why nobody hung up and the call is over all the same.

import { list, make, param } from '../message/headers';
import type { AnyHeader, Request } from '../message/message';
import { quote, unquote } from '../message/text';

/** A status of SIP and words for people. */
export interface Cause {
  readonly status: number;
  readonly text: string;
}

/** 2: the header for a CANCEL or BYE that has a reason beyond its person's wish. */
export const reasonHeader = ({ status, text }: Cause): AnyHeader =>
  make('reason', [
    {
      value: 'SIP',
      params: [
        { name: 'cause', value: String(status) },
        { name: 'text', value: quote(text) },
      ],
    },
  ]);

/** 3.1: a proxy ends the other branches of a call that one of them has answered. */
export const COMPLETED_ELSEWHERE: Cause = { status: 200, text: 'Call completed elsewhere' };

/** 3.1: whether a request says that another phone has answered. */
export const isCompletedElsewhere = (request: Request | null): boolean =>
  request !== null &&
  list(request, 'reason').some(
    ({ value, params }) => value.toUpperCase() === 'SIP' && param(params, 'cause') === '200',
  );

/** 2: what a request says about why; null when it says nothing of SIP's own. */
export function causeOf(request: Request | null): string | null {
  const said = request === null ? [] : list(request, 'reason').filter(({ value }) => value.toUpperCase() === 'SIP');
  const [first] = said;
  if (first === undefined) return null;
  const text = param(first.params, 'text');
  return text ? unquote(text) : `SIP ${param(first.params, 'cause') ?? ''}`.trim();
}
