// RFC 3581: a client asks by an empty rport that responses come back to the port it sends from.

import { describe, expect, it } from 'vitest';
import { param, top } from '../../engine/message/headers';
import { parseMessage } from '../../engine/message/parse';
import { noteSource } from '../../engine/network/transport';
import { Alone, aRequest, responseIn, sentIn } from '../support/laws-phone';

const SOURCE = { host: '192.0.2.201', port: 40_500 };
const ASKS = 'SIP/2.0/UDP 10.1.1.1;rport;branch=z9hG4bKone';

function noted(via: string) {
  const read = parseMessage(aRequest('OPTIONS', { Via: via }));
  if (!read.ok) throw new Error(read.error.expected);
  const first = top(noteSource(read.message, SOURCE), 'via');
  return { rport: first && param(first.params, 'rport'), received: first && param(first.params, 'received') };
}

describe('§4: server behaviour', () => {
  it('an empty rport MUST be filled with the source port, and received MUST be there', () => {
    expect(noted(ASKS)).toEqual({ rport: '40500', received: '192.0.2.201' });
  });

  it('received is there even when the sent-by is the source address', () => {
    expect(noted('SIP/2.0/UDP 192.0.2.201:40500;rport;branch=z9hG4bKone').received).toBe('192.0.2.201');
  });

  it('who does not ask gets none', () => {
    expect(noted('SIP/2.0/UDP 10.1.1.1;branch=z9hG4bKone').rport).toBeUndefined();
  });

  it('the response MUST go to the address and the port the request came from', () => {
    const [sent] = sentIn(new Alone().hear(aRequest('OPTIONS', { Via: ASKS }), SOURCE));
    expect(sent?.hop).toMatchObject({ host: '192.0.2.201', port: 40_500, transport: 'UDP' });
  });

  it('and carries both in its Via', () => {
    const via = top(responseIn(new Alone().hear(aRequest('OPTIONS', { Via: ASKS }), SOURCE)), 'via');
    expect(via && [param(via.params, 'rport'), param(via.params, 'received')]).toEqual(['40500', '192.0.2.201']);
  });

  it('a received that the client wrote itself does not mislead the server (§6)', () => {
    const [sent] = sentIn(
      new Alone().hear(
        aRequest('OPTIONS', { Via: 'SIP/2.0/UDP 10.1.1.1;rport;received=192.0.2.66;branch=z9hG4bKone' }),
        SOURCE,
      ),
    );
    expect(sent?.hop).toMatchObject({ host: '192.0.2.201', port: 40_500 });
  });
});
