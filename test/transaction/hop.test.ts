// RFC 3261 §18.2.2 and RFC 3581 §4: where responses go.
import { describe, expect, it } from 'vitest';
import { top } from '@/engine/message/headers';
import type { Via } from '@/engine/message/message';
import type { Transport } from '@/engine/model/address';
import type { Env } from '@/engine/model/output';
import { responseHop } from '@/engine/transaction/hop';
import { read } from './harness';

const source = { host: '192.0.2.4', port: 40_000 };

function hop(via: string, transport: Transport = 'UDP', hosts: Record<string, string> = {}) {
  const message = read(`
    OPTIONS sip:bob@biloxi.example.com SIP/2.0
    Via: SIP/2.0/${transport} ${via}
    Max-Forwards: 70
    From: <sip:alice@atlanta.example.com>;tag=1
    To: <sip:bob@biloxi.example.com>
    Call-ID: 1
    CSeq: 1 OPTIONS
    Content-Length: 0`);
  const env: Env = { now: 0, seed: 1, epoch: 0, out: [], resolve: (host) => hosts[host], draw: () => 0 };
  const { host, port } = responseHop(top(message, 'via') as Via, source, transport, env);
  return `${host}:${port}`;
}

describe('18.2.2: a response goes', () => {
  it('over a reliable transport back over the connection of the request', () => {
    expect(hop('pc.example.com:5061;branch=z9hG4bK1;received=192.0.2.4', 'TCP')).toBe('192.0.2.4:40000');
    expect(hop('192.0.2.99;branch=z9hG4bK1;maddr=224.0.1.75', 'TLS')).toBe('192.0.2.4:40000');
  });

  it('else to maddr and the port of sent-by', () => {
    expect(hop('pc.example.com:5070;maddr=224.0.1.75;received=192.0.2.4')).toBe('224.0.1.75:5070');
    expect(hop('pc.example.com;maddr=224.0.1.75')).toBe('224.0.1.75:5060');
  });

  it('else to received and the port of sent-by', () => {
    expect(hop('pc.example.com:5070;received=192.0.2.4')).toBe('192.0.2.4:5070');
    expect(hop('pc.example.com;received=192.0.2.4')).toBe('192.0.2.4:5060');
  });

  it('RFC 3581: to the port the request came from, when rport asks for it', () => {
    expect(hop('pc.example.com:5070;received=192.0.2.4;rport=40000')).toBe('192.0.2.4:40000');
    expect(hop('192.0.2.4:5070;received=192.0.2.4;rport')).toBe('192.0.2.4:5070');
  });

  it('else to sent-by', () => {
    expect(hop('192.0.2.4')).toBe('192.0.2.4:5060');
    expect(hop('192.0.2.4:5070')).toBe('192.0.2.4:5070');
    expect(hop('pc.example.com', 'UDP', { 'pc.example.com': '192.0.2.50' })).toBe('192.0.2.50:5060');
  });
});
