// The purpose of any line of a message, in its situation. Every header this project knows has a teller; of the others
// RFC 3261 says what happens to them (§8.2.2, §16.6), and that is told.

import type { AnyHeader, Header, KnownHeader } from '../../message/message';
import { type Said, say } from '../say';
import { abilities } from './abilities';
import { access } from './access';
import { contents } from './contents';
import { identity } from './identity';
import { routing } from './routing';
import { services } from './services';
import type { Place, Teller, Tellers } from './teller';

const TELLERS: Tellers = { ...routing, ...identity, ...abilities, ...access, ...services, ...contents };

/** Whether a header has a purpose of its own here. */
export const isTold = (name: string): boolean => Object.hasOwn(TELLERS, name);

/** What one header line is for. */
export function purposeOfHeader(place: Place, header: AnyHeader): Said {
  const { s, how } = place;
  // Only these have more to say about their going than that they went.
  if (how === 'removed' && !['via', 'route', 'proxy-authorization', 'authorization'].includes(header.name))
    return say(`${s.from.label} did not pass it on.`, 3261, '16.6');
  const teller = TELLERS[header.name as KnownHeader] as Teller<Header> | undefined;
  if (teller !== undefined) return teller(place, header as Header);
  return s.part === 'forwards'
    ? say('Unknown here. A proxy passes on what it does not know.', 3261, '16.6')
    : say('Unknown here. Whoever does not know a header passes over it.', 3261, '8.2.2');
}
