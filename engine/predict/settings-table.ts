// How an element could be set up otherwise, as rows: each changes one setting of one element that has it left out. Only
// settings that bear on the next step (RFC 3261 §13.3.1, §16.3, §17.2.1, §22).

import type { Rule } from '../model/output';
import type { ElementSpec } from '../model/scenario';
import { SECOND } from '../model/time';

export interface Setting {
  /** After the element's name: 'could be set ...'. */
  readonly says: string;
  readonly rule: Rule;
  /** The element with it; null where it has no such setting, or is set up so already. */
  readonly change: (spec: ElementSpec) => ElementSpec | null;
}

const row = (says: string, rfc: number, section: string, text: string, change: Setting['change']): Setting => ({
  says,
  rule: { rfc, section, text },
  change,
});

export const SETTINGS: readonly Setting[] = [
  row('could be set not to be disturbed', 3261, '13.3.1.3', 'A phone may refuse a call before it rings.', (s) =>
    s.kind === 'user-agent' && s.doNotDisturb !== true ? { ...s, doNotDisturb: true } : null,
  ),
  row('could let its callers hear something first', 3261, '21.1.5', 'A 183 tells of progress before it rings.', (s) =>
    s.kind === 'user-agent' && s.earlyMedia === undefined ? { ...s, earlyMedia: 'before ringing' } : null,
  ),
  row('could answer by itself', 3261, '13.3.1.4', 'A 2xx may go without any ringing.', (s) =>
    s.kind === 'user-agent' && s.services?.behaviour === undefined
      ? { ...s, services: { ...s.services, behaviour: 'automatic' } }
      : null,
  ),
  row('could send its callers elsewhere', 3261, '13.3.1.2', 'A phone may answer with other places to try.', (s) =>
    s.kind === 'user-agent' && s.services?.forward === undefined
      ? { ...s, services: { ...s.services, forward: s.aor } }
      : null,
  ),
  row('could say at once that it has the INVITE', 3261, '17.2.1', 'A 100 may go before anything else.', (s) =>
    s.trying === 'after 200 ms' ? { ...s, trying: 'at once' } : null,
  ),
  row('could wait before it says 100', 3261, '17.2.1', 'A 100 need not go when another answer follows soon.', (s) =>
    s.trying === 'at once' ? { ...s, trying: 'after 200 ms' } : null,
  ),
  row('could ask who is calling', 3261, '22.3', 'A proxy may ask for a password first.', (s) =>
    s.kind === 'proxy' && s.auth === null
      ? { ...s, auth: { realm: s.domains[0] ?? s.host, algorithm: 'MD5', qop: 'auth', nonceLife: 300 * SECOND } }
      : null,
  ),
  row('could let calls pass without asking', 3261, '22.3', 'A proxy need not ask for a password.', (s) =>
    s.kind === 'proxy' && s.auth !== null ? { ...s, auth: null } : null,
  ),
  row(
    'could keep no state',
    3261,
    '16.11',
    'A stateless proxy passes everything on and answers nothing itself.',
    (s) => (s.kind === 'proxy' && s.stateful !== false ? { ...s, stateful: false } : null),
  ),
  row('could block this call', 3261, '16.3', 'A provider may refuse what it does not want to carry.', (s) =>
    s.kind === 'proxy' && s.policies === undefined
      ? { ...s, policies: [{ kind: 'block', direction: 'incoming', who: null, party: null }] }
      : null,
  ),
];
