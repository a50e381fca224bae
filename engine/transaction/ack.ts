// RFC 3261 §17.1.1.3: the ACK to a final response other than 2xx belongs to the INVITE client transaction.

import { ackFor } from '../message/build';
import { get, tagOf } from '../message/headers';
import type { Request, Response } from '../message/message';
import type { Transaction } from './transaction';

/** The ACK to this response: the one sent before when the response is a repeat, else a new one. */
export function ackTo(transaction: Transaction, response: Response): Request {
  const { ack } = transaction;
  if (ack !== null && sameTo(ack, response)) return ack;
  const fresh = ackFor(transaction.request, response);
  transaction.ack = fresh;
  transaction.acks = 0;
  return fresh;
}

/** 17.1.1.3: the To of an ACK equals the To of the response it acknowledges, so a new tag needs a new ACK. */
function sameTo(ack: Request, response: Response): boolean {
  const [ours, theirs] = [get(ack, 'to'), get(response, 'to')];
  return ours !== undefined && theirs !== undefined && tagOf(ours) === tagOf(theirs);
}
