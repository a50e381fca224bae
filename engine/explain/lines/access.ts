// The lines by which one end proves who it is: challenges, credentials and what comes back for them.
// RFC 3261 §20.7, §20.27, §20.28, §20.44, §22; RFC 7616 §3.3 to §3.5.

import { authParam } from '../../message/digest';
import { get } from '../../message/headers';
import type { AuthValue } from '../../message/message';
import { cite, quotedText, type Said, say } from '../say';
import { decided, type Situation } from '../situation';
import type { Place, Teller, Tellers } from './teller';

const realmOf = (value: AuthValue): string => quotedText(authParam(value, 'realm') ?? 'an unnamed realm');

/** What a server asks. */
function challenge(s: Situation, value: AuthValue, proxy: boolean): Said {
  const rule = proxy ? cite(3261, '22.3') : cite(3261, '22.2');
  if (authParam(value, 'stale')?.toLowerCase() === 'true')
    return { text: `The nonce used was too old; the same password with this new nonce will do.`, rule };
  const given = s.request === null ? undefined : get(s.request, proxy ? 'proxy-authorization' : 'authorization');
  const once = given === undefined ? '' : ' What was sent did not prove it.';
  return {
    text: `${s.other} is to prove to know a password of ${realmOf(value)}, without sending it: the nonce goes into the sum.${once}`,
    rule,
  };
}

/** What a client proves. */
function credentials({ s, how }: Place, value: AuthValue, proxy: boolean): Said {
  const rule = proxy ? cite(3261, '22.3') : cite(3261, '22.2');
  const user = quotedText(authParam(value, 'username') ?? 'a user');
  const realm = realmOf(value);
  if (how === 'removed')
    return {
      text: `${s.from.label} was the one it was meant for: checked, and then taken out.`,
      rule: cite(3261, '22.3'),
    };
  if (s.method === 'ACK')
    return {
      text: 'Repeated from the INVITE: an ACK cannot be challenged, since nothing answers it.',
      rule: cite(3261, '22.1'),
    };
  if (s.part === 'forwards')
    return { text: `For ${realm}, which is not ${s.from.label}: it goes on as it came.`, rule };
  const first = decided(s, 'challenge-kept') !== null ? 'The answer to the challenge: ' : '';
  return { text: `${first}${user} knows the password of ${realm}, as the sum of the digest shows.`, rule };
}

const asks =
  (proxy: boolean): Teller<{ readonly value: AuthValue }> =>
  ({ s }, { value }) =>
    challenge(s, value, proxy);

const proves =
  (proxy: boolean): Teller<{ readonly value: AuthValue }> =>
  (place, { value }) =>
    credentials(place, value, proxy);

export const access: Tellers = {
  'www-authenticate': asks(false),
  'proxy-authenticate': asks(true),
  authorization: proves(false),
  'proxy-authorization': proves(true),
  'authentication-info': ({ s }) =>
    say(`${s.author.label} proves in turn that it knows the password too.`, 7616, '3.5'),
  'proxy-authentication-info': ({ s }) =>
    say(`${s.author.label} proves in turn that it knows the password too.`, 7616, '3.5'),
  identity: () => say('The signature of a server that vouches for From; whoever gets it can check it.', 8224, '4'),
  'identity-info': () => say('Where the certificate behind the signature lies.', 8224, '4'),
};
