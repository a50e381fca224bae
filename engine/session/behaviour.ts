// Who sits at a phone: a person, or a machine with a job of its own. A machine is a user agent like any other; it just
// answers at once, and nobody is there to perceive anything.

import type { Behaviour } from '../model/services';
import type { Phone } from './phone';

export const behaviourOf = (phone: Phone): Behaviour => phone.spec.services?.behaviour ?? 'person';

export const isMachine = (phone: Phone): boolean => behaviourOf(phone) !== 'person';
