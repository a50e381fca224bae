// The JSON Schema of scenario files, for editors: made from the same tables as validation. Sentences are checked by
// their first words only; what a schema cannot say (who exists, what follows from what) the engine says.

import { VERBS } from './acts';
import { FAULT } from './faults';
import type { JsonSchema } from './kinds';
import { DNS_NAME, DNS_SERVER } from './network-settings';
import { PERCEPTIONS } from './perceptions';
import { POLICY } from './policy-settings';
import type { Settings } from './setting';
import {
  AUTH,
  B2BUA,
  BLOCKS,
  LINK,
  PHONE,
  PROXY,
  REDIRECT_SERVER,
  REGISTRAR_SERVER,
  SCENARIO,
  TIMERS,
} from './settings';

const properties = (settings: Settings): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, { kind, many, says, otherwise }]) => {
      const description = otherwise === '' ? says : `${says} Left out: ${otherwise}.`;
      return [
        name,
        many ? { anyOf: [kind.json, { type: 'array', items: kind.json }], description } : { ...kind.json, description },
      ];
    }),
  );

const block = (settings: Settings, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema => ({
  type: 'object',
  properties: { ...properties(settings), ...more },
  additionalProperties: false,
});

const record = (value: JsonSchema, description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: value,
  description,
});
const list = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', items, description });

const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

const act: JsonSchema = {
  anyOf: [
    {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: { type: 'string', pattern: `^(${escaped(VERBS.map(({ verb }) => verb))})(\\s|$)` },
    },
    { type: 'string' },
  ],
};

const expectation: JsonSchema = {
  anyOf: [
    {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: {
        connected: { type: ['string', 'null'], pattern: '^within ' },
        media: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
        'no media': { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
        state: { type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 3 },
        message: { type: 'string' },
        'no message': { type: 'string' },
        ends: { enum: ['quiet', 'horizon'] },
      },
      additionalProperties: {
        type: 'string',
        pattern: `^(never )?(hears |${escaped(PERCEPTIONS.flatMap(({ phrases }) => [...phrases]))})`,
      },
    },
    { type: 'string' },
  ],
};

const text: JsonSchema = { type: ['string', 'number'] };

/** What a proxy and a back-to-back user agent have in common. */
const proxying = (settings: Settings): JsonSchema =>
  block(settings, {
    auth: { anyOf: [{ enum: ['yes', 'no', true, false] }, block(AUTH)], description: BLOCKS.proxy.auth.says },
    users: record(text, BLOCKS.proxy.users.says),
    routes: record({ type: 'string' }, BLOCKS.proxy.routes.says),
    policies: list(block(POLICY), BLOCKS.proxy.policies.says),
  });

/** The schema, ready to be written as JSON. */
export function scenarioJsonSchema(): JsonSchema {
  const said = BLOCKS.scenario;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Sipscope scenario',
    ...block(SCENARIO, {
      elements: record(
        {
          anyOf: ['phone', 'proxy', 'b2bua', 'redirect', 'registrar'].map((name) => ({
            $ref: `#/definitions/${name}`,
          })),
        },
        said.elements.says,
      ),
      before: list(act, said.before.says),
      script: list(act, said.script.says),
      faults: list({ anyOf: [block(FAULT), { type: 'string' }] }, said.faults.says),
      expect: list(expectation, said.expect.says),
      links: list({ ...block(LINK), required: ['between'] }, said.links.says),
      hosts: record({ type: 'string' }, said.hosts.says),
      dns: record(block(DNS_NAME, { srv: list(block(DNS_SERVER), 'Its servers (SRV).') }), said.dns.says),
      timers: { ...block(TIMERS), description: said.timers.says },
      departs: list(
        {
          type: 'object',
          properties: { label: text, instead: text, why: text },
          required: ['label', 'instead', 'why'],
          additionalProperties: false,
        },
        said.departs.says,
      ),
    }),
    required: ['elements'],
    definitions: {
      phone: { ...block(PHONE), required: ['phone'] },
      proxy: { ...proxying(PROXY), required: ['proxy'] },
      b2bua: { ...proxying(B2BUA), required: ['b2bua'] },
      redirect: {
        ...block(REDIRECT_SERVER, {
          auth: { anyOf: [{ enum: ['yes', 'no', true, false] }, block(AUTH)], description: BLOCKS.redirect.auth.says },
          users: record(text, BLOCKS.redirect.users.says),
          moved: record({ anyOf: [text, { type: 'array', items: text }] }, BLOCKS.redirect.moved.says),
        }),
        required: ['redirect'],
      },
      registrar: {
        ...block(REGISTRAR_SERVER, {
          auth: { anyOf: [{ enum: ['yes', 'no', true, false] }, block(AUTH)], description: BLOCKS.registrar.auth.says },
          users: record(text, BLOCKS.registrar.users.says),
        }),
        required: ['registrar'],
      },
    },
  };
}
