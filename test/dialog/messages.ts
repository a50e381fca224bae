// An INVITE and the response to it, as the dialog tests vary them.
import type { Message, Request, Response } from '@/engine/message/message';
import { parseMessage } from '@/engine/message/parse';

export interface CallOptions {
  readonly status?: number;
  readonly fromTag?: string | null;
  readonly toTag?: string | null;
  readonly recordRoute?: string | null;
  readonly contact?: string;
  readonly scheme?: 'sip' | 'sips';
  readonly transport?: 'UDP' | 'TCP' | 'TLS';
}

function read(lines: readonly string[]): Message {
  const result = parseMessage(`${lines.filter((line) => line !== '').join('\r\n')}\r\n\r\n`);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.message;
}

const tagged = (address: string, tag: string | null) => (tag === null ? address : `${address};tag=${tag}`);

export function aCall(options: CallOptions = {}): { invite: Request; response: Response } {
  const { status = 200, fromTag = 'alice1', toTag = 'bob1', scheme = 'sip', transport = 'UDP' } = options;
  const { recordRoute = '<sip:ss1.example.com;lr>, <sip:ss2.example.com;lr;x=1>' } = options;
  const { contact = 'sip:bob@client.biloxi.example.com' } = options;
  const shared = [
    `Via: SIP/2.0/${transport} client.atlanta.example.com;branch=z9hG4bK1`,
    recordRoute === null ? '' : `Record-Route: ${recordRoute}`,
    `From: ${tagged('Alice <sip:alice@atlanta.example.com>', fromTag)}`,
    'Call-ID: call1',
    'CSeq: 31 INVITE',
  ];
  const invite = read([
    `INVITE ${scheme}:bob@biloxi.example.com SIP/2.0`,
    ...shared,
    'Max-Forwards: 70',
    'To: Bob <sip:bob@biloxi.example.com>',
    'Contact: <sip:alice@client.atlanta.example.com>',
    'Content-Length: 0',
  ]);
  const response = read([
    `SIP/2.0 ${status} Some Reason`,
    ...shared,
    `To: ${tagged('Bob <sip:bob@biloxi.example.com>', toTag)}`,
    `Contact: <${contact}>`,
    'Content-Length: 0',
  ]);
  return { invite: invite as Request, response: response as Response };
}

/** A request of Alice's within that dialog. */
export const aBye = (method = 'BYE', cseq = 32, contact = ''): Request =>
  read([
    `${method} sip:bob@client.biloxi.example.com SIP/2.0`,
    'Via: SIP/2.0/UDP client.atlanta.example.com;branch=z9hG4bK2',
    'Max-Forwards: 70',
    'From: Alice <sip:alice@atlanta.example.com>;tag=alice1',
    'To: Bob <sip:bob@biloxi.example.com>;tag=bob1',
    'Call-ID: call1',
    `CSeq: ${cseq} ${method}`,
    contact === '' ? '' : `Contact: <${contact}>`,
    'Content-Length: 0',
  ]) as Request;
