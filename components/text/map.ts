// Words of the map of the network.

import type { HeadKind } from '../ladder/model';
import type { MapPlan } from '../topology/model';
import { listed } from './listed';

const KINDS: Readonly<Record<HeadKind, string>> = {
  'user-agent': 'phone',
  proxy: 'proxy',
  b2bua: 'back-to-back user agent',
  redirect: 'redirect server',
  registrar: 'registrar',
  location: 'location service',
  'name-server': 'name server',
};

const over = (transports: readonly string[]): string => listed(transports);

export const mapText = {
  services: { location: 'location service', 'name-server': 'name server' },
  buttons: 'Elements and paths of the map',
  element: (name: string, kind: HeadKind, host: string, down: boolean) =>
    `${name}, ${KINDS[kind]}${host === '' ? '' : ` at ${host}`}${down ? ', down' : ''}`,
  elementHelp: (name: string, host: string) => (host === '' ? name : `${name}, ${host}`),
  link: (a: string, b: string, transports: readonly string[]) =>
    `${a} and ${b}, over ${over(transports)}: choose the latest message between them`,
  linkHelp: (a: string, b: string, transports: readonly string[]) => `${a} and ${b}, over ${over(transports)}`,
  larger: 'Show the map larger',
  /** The picture in words. */
  describe: ({ nodes, links, nats, services }: MapPlan): string => {
    const name = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
    const talks = links.map(({ a, b, transports }) => `${name(a)} talks with ${name(b)} over ${over(transports)}`);
    const asks = services.map((service) => `${name(service.of)} asks a ${service.name}`);
    const hides = nats.flatMap(({ label }) => (label ? [`${label.text} hides private addresses`] : []));
    const parts = [...talks, ...asks, ...hides];
    return `Map of ${listed(nodes.map((node) => node.name))}. ${parts.length === 0 ? '' : `${parts.join('; ')}.`}`.trim();
  },
} as const;
