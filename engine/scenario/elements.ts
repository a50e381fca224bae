// `elements:`: phones and proxies, with every default filled in. What one element says of another (via, registrar,
// routes) is checked when all are known.

import * as v from 'valibot';
import type { ElementId, Transport } from '../model/address';
import type { AuthSpec, B2buaSpec, Credentials, ElementSpec, ProxySpec, UserAgentSpec } from '../model/scenario';
import { asMap, type Block, readBlock, readRecord } from './block';
import { type Draft, type Drafts, domainOf, NOWHERE } from './drafts';
import { checkIdle } from './idle';
import * as kind from './kinds';
import { Addresses, Hosts, labelOf } from './names';
import { readNumbers } from './numbers';
import { type Book, checkParties, isKnown } from './parties';
import type { Problems } from './problem';
import { identityOf, readPolicies, redirectOf, registrarOf, registrationOf } from './servers';
import { servicesOf } from './services';
import type { Values } from './setting';
import { AUTH, type PHONE, type PROXY } from './settings';
import type { Node } from './yaml';

/** Makes elements of all drafts; `known` is everybody there is. */
export function readElements(
  { drafts, named: known }: Drafts,
  transport: Transport,
  problems: Problems,
): ElementSpec[] {
  const names = claimNames(drafts, problems);
  const book: Book = new Map(
    drafts.flatMap((draft) => (draft.kind === 'phone' ? [[draft.id, draft.block.values.phone ?? '']] : [])),
  );
  let phones = 0;
  return drafts.flatMap((draft): ElementSpec[] => {
    const common = commonOf(draft, names);
    if (draft.kind === 'redirect') {
      const guard = guardOf(draft.block.blocks, draft.block.values.redirect ?? [], drafts, problems);
      const spec = redirectOf(draft.block, common, guard, book, problems);
      return spec === null ? [] : [spec];
    }
    if (draft.kind === 'registrar') {
      const guard = guardOf(draft.block.blocks, draft.block.values.registrar ?? [], drafts, problems);
      checkIdle('server', draft.block, problems);
      const spec = registrarOf(draft.block, common, guard, known, names.hosts, problems);
      return spec === null ? [] : [spec];
    }
    if (draft.kind === 'proxy') {
      const spec = proxyOf(draft.id, draft.block, common, drafts, known, names.hosts, book, problems);
      return spec === null ? [] : [spec];
    }
    const spec = phoneOf(draft.id, draft.block, common, drafts, known, book, transport, phones++, problems);
    return spec === null ? [] : [spec];
  });
}

interface Names {
  readonly hosts: ReadonlyMap<ElementId, string>;
  readonly addresses: ReadonlyMap<ElementId, string>;
}

/** What authors chose comes first, so that a default never takes it. */
function claimNames(drafts: readonly Draft[], problems: Problems): Names {
  const hosts = new Hosts();
  const addresses = new Addresses();
  for (const { block } of drafts) {
    const { host, address } = block.values;
    const at = (word: string): Node => block.places.get(word) as Node;
    if (host !== undefined && !hosts.claim(host))
      problems.add(at('host').offset, at('host').length, `Another element is ${host} already.`);
    if (address !== undefined && !addresses.claim(address)) {
      problems.add(at('address').offset, at('address').length, `Another element has ${address} already.`);
    }
  }
  const nextHost = (draft: Draft): string =>
    draft.kind === 'phone'
      ? hosts.forPhone(draft.id, nameableDomain(draft))
      : hosts.forProxy(draft.id, nameableDomain(draft));
  const nextAddress = (draft: Draft): string =>
    draft.block.values.behind === undefined
      ? addresses.next(draft.kind === 'phone' ? 'phone' : 'proxy')
      : addresses.hidden();
  return {
    hosts: new Map(drafts.map((draft) => [draft.id, draft.block.values.host ?? nextHost(draft)])),
    addresses: new Map(drafts.map((draft) => [draft.id, draft.block.values.address ?? nextAddress(draft)])),
  };
}

/** The domain a host name can be made in: an IP address is none. */
const nameableDomain = (draft: Draft): string => (v.is(kind.host.schema, domainOf(draft)) ? domainOf(draft) : NOWHERE);

function commonOf(draft: Draft, names: Names) {
  const { id, block } = draft;
  const { label, port, trying, behind } = block.values;
  return {
    id,
    label: label ?? labelOf(id, draft.kind === 'phone' ? 'phone' : 'proxy'),
    host: names.hosts.get(id) as string,
    address: names.addresses.get(id) as string,
    port: port ?? 5060,
    trying: trying ?? (draft.kind === 'proxy' ? ('at once' as const) : ('after 200 ms' as const)),
    ...(behind === undefined ? {} : { behind }),
    ...(block.values['when-down'] === undefined ? {} : { refusesWhenDown: block.values['when-down'] }),
    ...(block.values.listens === undefined ? {} : { listens: block.values.listens }),
  };
}

type Common = ReturnType<typeof commonOf>;
type Known = Drafts['named'];

function phoneOf(
  id: ElementId,
  block: Block<typeof PHONE>,
  common: Common,
  drafts: readonly Draft[],
  known: Known,
  book: Book,
  transport: Transport,
  nth: number,
  problems: Problems,
): UserAgentSpec | null {
  const { values } = block;
  if (values.phone === undefined) return null;
  checkIdle('phone', block, problems);
  const { 'shortest-publication': shortest, 'longest-publication': longest } = values;
  const place = block.places.get('shortest-publication');
  if (place !== undefined && shortest !== undefined && longest !== undefined && shortest > longest) {
    problems.add(place.offset, place.length, 'It keeps nothing for so long: longest-publication is shorter.');
  }
  checkParties(block, ['watchers', 'trusts', 'forward', 'hold-music'], known, book, problems);
  checked(values['only-via'] === undefined ? [] : [values['only-via']], block, 'only-via', known, problems);
  const user = userOf(values.phone);
  const domain = domainOf({ id, kind: 'phone', block } as Draft);
  const leads =
    drafts.find((draft) => draft.kind !== 'registrar' && isFor(draft, domain)) ??
    drafts.find((draft) => isFor(draft, domain));
  const asked = values.registrar === undefined ? [] : [values.registrar];
  const named = checked(asked, block, 'registrar', known, problems)[0];
  // A redirect server takes no registrations: where the domain has a registrar, the phone is set to use that.
  const registers = named ?? (leads?.kind === 'redirect' ? homeOf(drafts, domain)?.id : undefined);
  return {
    kind: 'user-agent',
    ...common,
    aor: values.phone,
    display: values.display ?? labelOf(user, 'phone'),
    via: checked(values.via ?? [], block, 'via', known, problems),
    registrar: registers === undefined || registers === leads?.id ? null : registers,
    ...(values['registers-through'] === false ? { registersDirectly: true } : {}),
    credentials: [{ username: values.username ?? user, password: passwordOf(values), realm: null }],
    codecs: values.codecs ?? ['PCMU'],
    methods: values.methods ?? methodsOf(values),
    supported: supportedOn(values, drafts),
    ...(values['session-expires'] === undefined ? {} : { sessionExpires: values['session-expires'] }),
    ...(values.reservation === undefined ? {} : { reservation: values.reservation }),
    ...(values['reservation-fails'] === true ? { reservationFails: true } : {}),
    ...(values['reservation-reach'] === undefined ? {} : { reservationReach: values['reservation-reach'] }),
    ...(values.fax === true ? { fax: true } : {}),
    ...(values['one-codec'] === true ? { oneCodec: true } : {}),
    ...(values['min-se'] === undefined ? {} : { minSE: values['min-se'] }),
    ...(values.refresher === undefined ? {} : { refresher: values.refresher }),
    ...(values.rport === true ? { rport: true } : {}),
    ...(values['registers-anew'] === false ? { registersAnew: false } : {}),
    ...(values.gruu === undefined || values.gruu === 'no' ? {} : { gruu: values.gruu }),
    ...(values['keeps-alive'] === true ? { keepsAlive: true } : {}),
    ...(values.outbound === true ? { outbound: true } : {}),
    ...(values['do-not-disturb'] === true ? { doNotDisturb: true } : {}),
    ...(values['retry-after'] === undefined ? {} : { retryAfter: values['retry-after'] }),
    ...(values.lines === undefined ? {} : { lines: values.lines }),
    ...servicesOf(values),
    mediaPort: values['media-port'] ?? 49_172 + 2 * (nth % 8_000),
    ...(values.rfc2543 === true ? { rfc2543: true, hold: '0.0.0.0' as const } : {}),
    ...(values.hold === undefined ? {} : { hold: values.hold }),
    ...(values['changes-by'] === undefined ? {} : { changes: values['changes-by'] }),
    ...(values['max-forwards'] === undefined ? {} : { maxForwards: values['max-forwards'] }),
    ...(values['gives-up-by'] === undefined ? {} : { givesUp: values['gives-up-by'] }),
    ...(values['early-media'] === undefined ? {} : { earlyMedia: values['early-media'] }),
    ...(values.keys === undefined ? {} : { keys: values.keys }),
    ...(values['on-change'] === undefined ? {} : { onChange: values['on-change'] }),
    reaction: values.reaction ?? 10_000,
    transport: values.transport ?? transport,
  };
}

/** What a phone of our days takes, unless its settings say otherwise. */
const METHODS = ['INVITE', 'ACK', 'CANCEL', 'BYE', 'OPTIONS', 'REFER', 'SUBSCRIBE', 'NOTIFY', 'MESSAGE', 'INFO'];
/** RFC 2543 knows these, and no extensions. */
const OLD_METHODS = ['INVITE', 'ACK', 'OPTIONS', 'BYE', 'CANCEL', 'REGISTER'];
/** What the extensions a phone knows bring with them. */
function methodsOf(values: Values<typeof PHONE>): readonly string[] {
  if (values.rfc2543 === true) return OLD_METHODS;
  const knows = (option: string): boolean => supportedBy(values).includes(option);
  const update = values['changes-by'] === 'UPDATE' || knows('timer') || knows('precondition');
  const keeps = values.behaviour === 'presence' ? ['PUBLISH'] : [];
  return [...METHODS, ...keeps, ...(knows('100rel') ? ['PRACK'] : []), ...(update ? ['UPDATE'] : [])];
}

/** Who is set to end sessions in time knows session timers; who reserves knows what that takes (RFC 3312 §11). */
function supportedBy(values: Values<typeof PHONE>): readonly string[] {
  const supported = values.supported ?? (values.rfc2543 === true ? [] : SUPPORTED);
  const timed = values['session-expires'] !== undefined || values['min-se'] !== undefined;
  const gruu = values.gruu === undefined || values.gruu === 'no' ? [] : ['gruu'];
  const brings = [
    ...gruu,
    // RFC 5626 §4.3: said in other requests too.
    ...(values.outbound === true ? ['outbound'] : []),
    ...(timed ? ['timer'] : []),
    ...(values.reservation === undefined ? [] : ['100rel', 'precondition']),
  ];
  return brings.length === 0 ? supported : [...new Set([...supported, ...brings])];
}

/** RFC 3327 §5.1: a phone whose way leads through a proxy that signs registrations says that it bears that. */
function supportedOn(values: Values<typeof PHONE>, drafts: readonly Draft[]): readonly string[] {
  const supported = supportedBy(values);
  const signs = drafts.some(
    (draft) => draft.kind === 'proxy' && draft.block.values.path && values.via?.includes(draft.id),
  );
  return signs && values.supported === undefined && values.rfc2543 !== true ? [...supported, 'path'] : supported;
}

const SUPPORTED = ['replaces', 'join', 'norefersub', 'tdialog'];

/** Whether a server stands for a domain. */
const isFor = (draft: Draft, domain: string): boolean => domainsOf(draft)?.includes(domain) === true;

function domainsOf({ kind, block }: Draft): readonly string[] | undefined {
  if (kind === 'proxy') return block.values.proxy;
  if (kind === 'redirect') return block.values.redirect;
  return kind === 'registrar' ? block.values.registrar : undefined;
}

/** A proxy that registers nobody sends what is for its domains themselves, REGISTER above all, to who does. */
const toRegistrars = (domains: readonly string[], drafts: readonly Draft[]): Record<string, ElementId> =>
  Object.fromEntries(
    domains.flatMap((domain) => {
      const home = homeOf(drafts, domain);
      return home === undefined ? [] : [[domain.toLowerCase(), home.id]];
    }),
  );

/** Who registers the users of a domain: a proxy that does so besides, or a registrar. */
const homeOf = (drafts: readonly Draft[], domain: string): Draft | undefined =>
  drafts.find((draft) => draft.kind === 'proxy' && isFor(draft, domain) && draft.block.values.registrar !== false) ??
  drafts.find((draft) => draft.kind === 'registrar' && isFor(draft, domain));

const userOf = (aor: string): string => /^sips?:([^@:;]+)/.exec(aor)?.[1] ?? 'anonymous';

const usernameOf = (values: Values<typeof PHONE>): string => values.username ?? userOf(values.phone ?? '');

/** Everybody knows their own password, unless the scenario says otherwise. */
const passwordOf = (values: Values<typeof PHONE>): string =>
  values.password ?? `password of ${userOf(values.phone ?? '')}`;

/** Names of elements in a setting: those that exist and are no phones. */
function checked(
  names: readonly ElementId[],
  block: Block<typeof PHONE>,
  word: string,
  known: Known,
  problems: Problems,
): ElementId[] {
  const place = block.places.get(word);
  return names.filter((name, i) => {
    const node = place?.kind === 'list' ? (place.items[i] ?? place) : place;
    if (!isKnown(name, node?.offset ?? 0, known, problems)) return false;
    if (known.get(name) !== 'phone') return true;
    problems.add(node?.offset ?? 0, node?.length ?? 0, `${name} is a phone; "${word}" names a proxy.`);
    return false;
  });
}

function proxyOf(
  id: ElementId,
  block: Block<typeof PROXY>,
  common: Common,
  drafts: readonly Draft[],
  known: Known,
  hosts: ReadonlyMap<ElementId, string>,
  book: Book,
  problems: Problems,
): ProxySpec | B2buaSpec | null {
  const { values, blocks } = block;
  const domains = values.proxy;
  if (domains === undefined || domains.length === 0) return null;
  checkIdle('server', block, problems);
  const routes = readRecord(blocks.get('routes'), kind.elementId, 'domains and the element each leads to', problems);
  const guard = guardOf(blocks, domains, drafts, problems);
  return {
    kind: values.role ?? 'proxy',
    ...common,
    ...(values['helps-nat'] === true ? { helpsNat: true } : {}),
    ...(values.relay === undefined ? {} : { relay: values.relay }),
    id,
    domains,
    recordRoute: values['record-route'] ?? false,
    ...guard,
    registrar: values.registrar ?? true,
    routes: {
      ...(values.registrar === false ? toRegistrars(domains, drafts) : {}),
      ...Object.fromEntries(
        routes
          .filter(([pair, to]) => isKnown(to, pair.value.offset, known, problems))
          .map(([pair, to]) => [pair.key.text.toLowerCase(), to]),
      ),
    },
    ...(blocks.has('numbers')
      ? { numbers: readNumbers(blocks.get('numbers'), drafts, hosts, known, book, problems) }
      : {}),
    timerC: values['timer-c'] ?? 181_000_000,
    forking: values.forking ?? 'parallel',
    processing: values.processing ?? 0,
    lookup: values.lookup ?? 0,
    ...(values.stateful === undefined ? {} : { stateful: values.stateful }),
    ...(values['ring-limit'] === undefined ? {} : { ringLimit: values['ring-limit'] }),
    ...(values.redirection === undefined ? {} : { redirection: values.redirection }),
    ...(values.rfc2543 === true ? { rfc2543: true, routing: 'strict' as const } : {}),
    ...(values.routing === undefined ? {} : { routing: values.routing }),
    ...(values.path === undefined ? {} : { path: values.path }),
    ...presenceOf(block, drafts, known, problems),
    ...identityOf(block, known, hosts, problems),
    ...(guard.auth === null ? {} : { persons: personsOf(domains, drafts) }),
    ...(values['session-expires'] === undefined ? {} : { sessionExpires: values['session-expires'] }),
    ...(values['min-se'] === undefined ? {} : { minSE: values['min-se'] }),
    ...(values['says-why'] === false ? { saysWhy: false } : {}),
    ...(values.screening === undefined ? {} : { screening: values.screening }),
    policies: readPolicies(blocks.get('policies'), known, book, problems),
    registration: registrationOf(block, known, hosts, problems),
  };
}

/** The presence server a proxy leads to: an element that is one. */
function presenceOf(
  { values: { presence }, places }: Block<typeof PROXY>,
  drafts: readonly Draft[],
  known: Known,
  problems: Problems,
): { readonly presence?: ElementId } {
  const place = places.get('presence');
  if (presence === undefined || !isKnown(presence, place?.offset ?? 0, known, problems)) return {};
  const server = drafts.find(({ id }) => id === presence);
  if (server?.kind === 'phone' && server.block.values.behaviour === 'presence') return { presence };
  const message = `${presence} is no presence server: that is a phone with "behaviour: presence".`;
  problems.add(place?.offset ?? 0, place?.length ?? 0, message);
  return {};
}

/** Who may ask a server of these domains: the people of its domains, with their passwords, unless `users:` says otherwise. */
function guardOf(
  blocks: ReadonlyMap<string, Node>,
  domains: readonly string[],
  drafts: readonly Draft[],
  problems: Problems,
): { auth: AuthSpec | null; users: Credentials[] } {
  const written = readRecord(blocks.get('users'), kind.text, 'users and their passwords', problems);
  const own = drafts.flatMap((draft): Credentials[] =>
    draft.kind === 'phone' && domains.includes(domainOf(draft))
      ? [{ username: usernameOf(draft.block.values), password: passwordOf(draft.block.values), realm: null }]
      : [],
  );
  const users = new Map(own.map((user) => [user.username, user]));
  for (const [pair, password] of written) users.set(pair.key.text, { username: pair.key.text, password, realm: null });
  return { auth: readAuth(blocks.get('auth'), domains[0] ?? '', problems), users: [...users.values()] };
}

/** Whose user names those of its people are; a name that several go by stands for each of them. */
function personsOf(domains: readonly string[], drafts: readonly Draft[]): Record<string, readonly string[]> {
  const persons = new Map<string, Set<string>>();
  for (const draft of drafts) {
    if (draft.kind !== 'phone' || !domains.includes(domainOf(draft))) continue;
    const username = usernameOf(draft.block.values);
    const aor = `sip:${userOf(draft.block.values.phone ?? '')}@${domainOf(draft)}`;
    persons.set(username, (persons.get(username) ?? new Set()).add(aor));
  }
  return Object.fromEntries([...persons].map(([username, aors]) => [username, [...aors]]));
}

function readAuth(node: Node | undefined, domain: string, problems: Problems): AuthSpec | null {
  if (node === undefined) return null;
  if (node.kind === 'text' && /^(no|false|off)$/i.test(node.text)) return null;
  const plain = node.kind === 'text' && /^(yes|true|on)$/i.test(node.text);
  const map = plain
    ? { ...node, kind: 'map' as const, pairs: [] }
    : asMap(node, 'yes, no or settings such as { algorithm: SHA-256 }', problems);
  const { values } = readBlock(map, AUTH, [], 'auth', problems);
  const qop = values.qop ?? 'auth';
  return {
    realm: values.realm ?? domain,
    algorithm: values.algorithm ?? 'MD5',
    qop: qop === 'none' ? null : qop,
    nonceLife: values['nonce-life'] ?? 300_000_000,
    ...(values.whom === undefined ? {} : { whom: values.whom }),
    ...(values['within-calls'] === true ? { withinCalls: true } : {}),
  };
}
