// What an element decided, told afterwards: by the name of the decision. What has no words here is told by its rule.

import type { Decided } from '../../model/output';
import { hostIn, sentence, type Teller } from './teller';

interface Data {
  text(name: string): string;
  list(name: string): readonly unknown[];
  has(name: string): boolean;
}

type Say = (data: Data, teller: Teller) => string;

const contacts = (data: Data): string => {
  const found = data.list('contacts').flatMap((contact) => {
    const uri = typeof contact === 'string' ? contact : (contact as { readonly uri?: unknown }).uri;
    return typeof uri === 'string' ? [hostIn(uri)] : [];
  });
  if (found.length === 0) return 'nowhere';
  return found.length === 1 ? (found[0] as string) : `${found.length} places`;
};

const hop = (data: Data, teller: Teller): string => {
  const host = (data.list('hops')[0] as { readonly host?: string } | undefined)?.host;
  return host === undefined ? 'the next hop' : teller.place(host);
};

const NEXT: Readonly<Record<string, (to: string) => string>> = {
  Route: (to) => `The first Route value leads to ${to}.`,
  'Request-URI': (to) => `The Request-URI leads to ${to}.`,
  flow: (to) => `It takes the flow over which ${to} registered.`,
};

const SAYS: Readonly<Record<string, Say>> = {
  credentials: (data) => {
    if (!data.has('accepted')) return 'The digest proves that the phone knows the password, without sending it.';
    return data.text('accepted') === 'true' ? 'The credentials are right.' : '';
  },
  challenge: (data) => `It asks who is there: ${data.text('why')}.`,
  'credentials-refused': () => 'The same realm asks again, so the password was wrong and trying once more is no use.',
  responsible: (data, teller) =>
    `The domain ${data.text('domain')} is its own, so the location service must say where ${teller.person(data.text('aor'))} is.`,
  target: (data, teller) => {
    if (data.has('aor')) return `${teller.person(data.text('aor'))} is registered at ${contacts(data)}.`;
    return data.has('uri') ? 'The address is not of its own domain, so it goes where the Request-URI says.' : '';
  },
  'no-target': (data) =>
    data.text('status') === '404'
      ? 'Nobody of that name is known here, hence 404.'
      : `Nobody is registered there just now, hence ${data.text('status')}.`,
  'next-hop': (data, teller) => {
    if (data.has('after')) return 'This server failed, so the next one gets the request, with a new branch.';
    return NEXT[data.text('from')]?.(hop(data, teller)) ?? '';
  },
  'route-removed': () => 'The first Route value named this proxy: it has been reached, so the value goes.',
  'early-terminated': (data) =>
    `The ${data.text('status')} waits for the other branches, but the caller asked to hear at once that this phone is out.`,
  'branch-terminated': () => 'A 199 says that one of the phones that rang is out.',
  'let-through-before': () => 'The request has come by before and was let through then, so it is not asked again.',
  'record-route-twice': (data) =>
    `It came by ${data.text('in')} and goes on by ${data.text('out')}: the proxy records its route once for each side.`,
  'flow-left': () =>
    'The request is for another place than the one the flow in its Route leads to: the phone has moved.',
  number: (data) =>
    data.has('to')
      ? `The number ${data.text('number')} leads to ${data.text('to')}.`
      : `No number begins like ${data.text('number')} here, hence 404.`,
  'session-counted': (data) =>
    `The proxy counts: unless it is refreshed, the call is over in ${data.text('seconds')} s.`,
  'session-forgotten': () =>
    'Nobody has refreshed the call in time, so the proxy forgets it; ending it is for the phones.',
  'best-response': (data) =>
    data.list('from').length > 1
      ? `Of the answers ${data.list('from').join(', ')} it passes on ${data.text('status')}.`
      : `All places have answered: ${data.text('status')} is passed on.`,
  'branch-failed': (data, teller) =>
    `Nobody answered for ${teller.place(hostIn(data.text('target')))}: it counts as a ${data.text('status')}.`,
  'no-answer': (data, teller) =>
    `Nobody picked up at ${teller.place(hostIn(data.text('target')))} in time: it counts as a ${data.text('status')}.`,
  'bindings-written': (data, teller) =>
    data.list('contacts').length === 0
      ? `The location service forgets where ${teller.person(data.text('aor'))} is.`
      : `The location service now knows ${teller.person(data.text('aor'))} at ${contacts(data)}.`,
  'identity-asserted': (data, teller) =>
    `The password was right, so it vouches for ${teller.person(data.text('identity'))} to those it trusts.`,
  'identity-distrusted': () => 'It does not know who says who the caller is, so it takes that out.',
  'identity-withheld': () => 'The caller wants to stay unknown, and this neighbour is outside the circle of trust.',
  'service-route': (data, teller) =>
    data.list('route').length === 0
      ? 'The way that came with the registration goes with it.'
      : `From now on its requests go through ${data
          .list('route')
          .map((uri) => teller.place(hostIn(`${uri}`)))
          .join(', then ')}.`,
  'presence-server': (data, teller) =>
    `Who wants to know how ${teller.person(data.text('aor'))} is, or says so, is led to the presence server.`,
  published: () => 'The server keeps what was published, and makes up a name for it.',
  'publication-changed': () =>
    'The name is that of something it keeps: the new state takes its place, under a new name.',
  'publication-refreshed': () => 'The name is that of something it keeps: it is kept for longer, under a new name.',
  'publication-removed': () => 'It forgets what was published.',
  'publication-expired': () => 'Nobody renewed what was published, so it is forgotten.',
  rejected: (data) => `It refuses: ${data.text('why')}.`,
  'registration-refused': (data) => `It refuses: ${data.text('why')}.`,
  redirected: (data) => `The place to try is ${contacts(data)}.`,
  recursion: (data) => `It follows the ${data.text('status')} itself, to ${contacts(data)}.`,
  forwarded: (data, teller) =>
    `${teller.person(data.text('aor'))} has calls forwarded (${data.text('when')}): they go to ${teller.person(data.text('to'))}.`,
  'find-me': (data, teller) => `${teller.person(data.text('aor'))} is to be looked for in several places.`,
  'second-leg': () => 'A back-to-back user agent ends the call here and makes a second one in its own name.',
  replaced: (data) => `The new call takes the place of the one it names: ${data.text('because')}.`,
  'branch-left': () => 'A BYE in this one early dialog ends it, and the other phones go on ringing.',
  'branches-over': () => 'No more answers can come, so the dialogs that nobody answered are over.',
  surplus: () => 'Another phone had answered first, so this one gets its ACK and a BYE.',
  'transport-changed': (data) =>
    `The request has ${data.text('bytes')} bytes, over ${data.text('limit')}, so it goes by ${data.text('to')}.`,
  'failed-over': (data, teller) => `No answer there, so ${teller.place(hostIn(data.text('to')))} is tried.`,
  'one-phone': (data) =>
    `The address means one phone of a user of ${data.text('domain')}: the location service must say where that one is.`,
  gruu: () => 'The phone said which one it is, so it gets addresses that mean it alone.',
  'gruu-learned': () =>
    'The registrar gave it an address of its own, and from now on it says that it is reached there.',
  'one-codec': (data) => `It was left a choice of codecs, and asks for ${data.text('codec')} alone.`,
  'challenge-kept': () => '',
  ringback: () => 'Sound comes from the other side already, so the phone makes no tone of its own.',
};

/** A decision as a sentence; empty when it is not worth one. */
export function decisionSays({ what, data, rule }: Decided, teller: Teller): string {
  const say = SAYS[what];
  if (say === undefined) return sentence(rule.text);
  return say(
    {
      text: (name) => {
        const value = data[name];
        return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
      },
      list: (name) => (Array.isArray(data[name]) ? (data[name] as readonly unknown[]) : []),
      has: (name) => data[name] !== undefined,
    },
    teller,
  );
}

/** What decides most is said first; what is not listed comes last. */
const WEIGHT: readonly string[] = [
  'rejected',
  'refused',
  'registration-refused',
  'credentials-refused',
  'challenge',
  'no-target',
  'best-response',
  'no-answer',
  'branch-failed',
  'failed-over',
  'redirected',
  'sent-elsewhere',
  'recursion',
  'forwarded',
  'find-me',
  'second-leg',
  'replaced',
  'surplus',
  'branch-left',
  'branches-over',
  'bindings-written',
  'credentials',
  'transport-changed',
  'target',
  'one-phone',
  'responsible',
  'next-hop',
  'flow',
  'strict-routing',
  'strict-route',
  'request-uri-restored',
  'path-pushed',
  'early-media',
  'ringback',
  'focus',
  'contact-unfit',
  'media-anchored',
];

/** How much a decision matters for what follows: the less, the more. */
export function weightOf({ what }: Decided): number {
  const at = WEIGHT.indexOf(what);
  return at < 0 ? WEIGHT.length : at;
}
