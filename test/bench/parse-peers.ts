// The peers' parsers and printers, each made to do what ours does: every Via, Route, Record-Route, Contact, From, To and
// Refer-To structured with its URI. Their parsers leave some of these as text; what is left is asked for here by their
// own public means. SIP.js and JsSIP leave credentials raw even then.

import { createRequire } from 'node:module';

const load = createRequire(`${process.cwd()}/package.json`);

interface KirmMessage {
  headers: Record<string, unknown>;
  uri?: unknown;
  content?: string;
}
interface KirmAddress {
  uri: unknown;
}

interface Kirm {
  parse(text: string): KirmMessage;
  parseUri(uri: unknown): unknown;
  stringify(message: KirmMessage): string;
}

/** npm sip, without its transports. */
export const kirm = load('sip/sip.js') as Kirm;

/** npm sip: addresses come as strings and are parsed here. */
export function parseKirm(text: string): KirmMessage {
  const message = kirm.parse(text);
  const { headers } = message;
  if (message.uri !== undefined) message.uri = kirm.parseUri(message.uri);
  for (const name of ['from', 'to', 'refer-to']) {
    const address = headers[name] as KirmAddress | undefined;
    if (address !== undefined) address.uri = kirm.parseUri(address.uri);
  }
  const contacts = headers.contact;
  if (Array.isArray(contacts))
    for (const contact of contacts as KirmAddress[]) contact.uri = kirm.parseUri(contact.uri);
  return message;
}

interface JsSipMessage {
  hasHeader(name: string): boolean;
  getHeaders(name: string): string[];
  parseHeader(name: string, index: number): unknown;
  body: string;
}

const jssip = load('jssip/lib/Parser.js') as { parseMessage(text: string, ua: unknown): JsSipMessage | undefined };
const FORCED = ['via', 'record-route', 'route', 'contact', 'refer-to'];

/** JsSIP parses From, To, CSeq, Contact and the top Via by itself. */
export function parseJsSip(text: string): JsSipMessage {
  const message = jssip.parseMessage(text, {});
  if (message === undefined) throw new Error('JsSIP refuses the message');
  for (const name of FORCED) {
    const count = message.hasHeader(name) ? message.getHeaders(name).length : 0;
    for (let i = 0; i < count; i++) message.parseHeader(name, i);
  }
  return message;
}

interface SipJsMessage {
  hasHeader(name: string): boolean;
  getHeaders(name: string): string[];
  parseHeader(name: string, index: number): unknown;
  body: string;
}

/** SIP.js, an ES module. */
export async function loadSipJs(): Promise<(text: string) => SipJsMessage> {
  const { Parser } = (await import('sip.js/lib/core/messages/parser.js')) as unknown as {
    Parser: { parseMessage(text: string, logger: unknown): SipJsMessage | undefined };
  };
  const logger = {
    warn: (why: string) => {
      throw new Error(why);
    },
    error: (why: string) => {
      throw new Error(why);
    },
  };
  return (text) => {
    const message = Parser.parseMessage(text, logger);
    if (message === undefined) throw new Error('SIP.js refuses the message');
    for (const name of FORCED) {
      const count = message.hasHeader(name) ? message.getHeaders(name).length : 0;
      for (let i = 0; i < count; i++) message.parseHeader(name, i);
    }
    return message;
  };
}
