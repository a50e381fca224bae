// Acts beyond plain calls: handing calls over. One row for each verb; what it does is in `usage/`.

import type { Env } from '../model/output';
import type { Act } from '../model/scenario';
import type { ServiceVerb } from '../model/verbs';
import type { Phone } from '../session/phone';
import { pickUpFrom, redial } from '../usage/aims';
import { add, invite, remove } from '../usage/conference';
import { letCall, park } from '../usage/elsewhere';
import { turnAway } from '../usage/notifier';
import { openLink, query, write } from '../usage/page';
import { appear } from '../usage/publication';
import { goOnline, turnToRegistrar } from '../usage/registration';
import { unwatch, watch } from '../usage/subscriber';
import { connect } from '../usage/third-party';
import { transfer } from '../usage/transfer';

type Take = (phone: Phone, act: Act, about: string | null, env: Env) => void;

/** An act that answers null when it was taken, and else what a person would get instead. */
const taking =
  (act: (phone: Phone, act: Act, about: string | null, env: Env) => string | null): Take =>
  (phone, done, about, env) => {
    const instead = act(phone, done, about, env);
    env.out.push({ type: 'act', verb: done.verb, taken: instead === null, instead });
  };

export const SERVICE_ACTS: { readonly [V in ServiceVerb]: Take } = {
  transfers: taking(transfer),
  appears: taking((phone, act) => appear(phone, act)),
  watches: taking(watch),
  'stops watching': taking(unwatch),
  'turns away': taking(turnAway),
  'picks up from': taking(pickUpFrom),
  redials: taking(redial),
  writes: taking(write),
  'opens the link': taking(openLink),
  queries: taking(query),
  parks: taking(park),
  lets: taking(letCall),
  adds: taking(add),
  removes: taking(remove),
  invites: taking(invite),
  connects: taking(connect),
  'lists bindings': taking((phone, act, _about, env) => {
    turnToRegistrar(phone, act, env);
    return null;
  }),
  'loses the network': taking((phone, _act, _about, env) => (goOnline(phone, false, env) ? null : 'it had none')),
  'gets the network back': taking((phone, _act, _about, env) => (goOnline(phone, true, env) ? null : 'it had one')),
};
