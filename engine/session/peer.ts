// What the other end of a call said it can do: Allow and Supported of its last message that had them (RFC 3261 §20.5
// and §20.37). Who said nothing is taken to know the methods of RFC 3261 and no extension.

import { list } from '../message/headers';
import type { Call, Phone } from './phone';

/** Whether a request of this method may be sent to the other end. */
export const allows = (call: Call, method: string): boolean =>
  call.told !== null && list(call.told, 'allow').includes(method);

/** Whether both ends know UPDATE (RFC 3311 §4). */
export const canUpdate = (phone: Phone, call: Call): boolean =>
  phone.spec.methods.includes('UPDATE') && allows(call, 'UPDATE');
