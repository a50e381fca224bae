import { describe, expect, it } from 'vitest';
import { parseSdp, printSdp, type Sdp } from '@/engine/message/sdp';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const head = ['v=0', 'o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1', 's=Call'];

function read(text: string): Sdp {
  const result = parseSdp(text);
  if (!result.ok) throw new Error(`line ${result.error.line}: ${result.error.expected}`);
  return result.sdp;
}

/** RFC 8866 §5, the example. */
const example = lines(
  'v=0',
  'o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1',
  's=Call to John Smith',
  'i=SDP Offer #1',
  'u=http://www.jdoe.example.com/home.html',
  'e=Jane Doe <jane@jdoe.example.com>',
  'p=+1 617 555-6011',
  'c=IN IP4 198.51.100.1',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
  'm=audio 49180 RTP/AVP 0',
  'm=video 51372 RTP/AVP 99',
  'c=IN IP6 2001:db8::2',
  'a=rtpmap:99 h263-1998/90000',
);

describe('RFC 8866', () => {
  it('§5 the example: origin, name, connection, times, media', () => {
    expect(read(example)).toMatchObject({
      origin: { username: 'jdoe', sessionId: '3724394400', version: '3724394405', address: '198.51.100.1' },
      name: 'Call to John Smith',
      connection: { netType: 'IN', addrType: 'IP4', address: '198.51.100.1' },
      times: [{ start: '0', stop: '0' }],
      media: [
        { kind: 'audio', port: 49170, proto: 'RTP/AVP', formats: ['0'], connection: null },
        { port: 49180 },
        {
          kind: 'video',
          connection: { addrType: 'IP6', address: '2001:db8::2' },
          attributes: [{ name: 'rtpmap', value: '99 h263-1998/90000' }],
        },
      ],
    });
  });

  it.each([
    ['the example of §5', example],
    [
      'attributes of a session, flags and values in order',
      lines(...head, 't=0 0', 'a=recvonly', 'a=group:LS 1 2', 'm=audio 9 RTP/AVP 0', 'a=sendrecv', 'a=x:'),
    ],
    [
      'bandwidth, repeats, zones and keys',
      lines(
        ...head,
        'c=IN IP4 224.2.36.42/127',
        'b=X-YZ:128',
        'b=AS:64',
        't=1 2',
        'r=7d 1h 0 25h',
        'r=1 2 3',
        't=3 4',
        'z=2882844526 -1h 0 0',
        'k=prompt',
        'm=audio 49170/2 RTP/AVP 31 32',
        'i=title',
        'c=IN IP4 233.252.0.1/127',
        'c=IN IP4 233.252.0.2/127',
        'b=AS:1',
        'k=clear:x',
        'a=y',
      ),
    ],
    ['several e= and p= lines, text beyond ASCII', lines(...head, 'i=\u00e9', 'e=a@b', 'e=c@d', 'p=+1', 't=0 0')],
  ])('%s prints back to its bytes', (_, text) => {
    expect(printSdp(read(text))).toBe(text);
  });

  it('§5: lines that end in LF alone are read, and printed with CRLF', () => {
    expect(printSdp(read(example.replaceAll('\r\n', '\n')))).toBe(example);
  });

  it.each([
    ['nothing', '', 1],
    ['another version', lines('v=1', ...head.slice(1), 't=0 0'), 1],
    ['no origin', lines('v=0', 's=x', 't=0 0'), 2],
    ['an origin of five fields', lines('v=0', 'o=a 1 1 IN IP4', 's=x', 't=0 0'), 2],
    ['an origin with words for numbers', lines('v=0', 'o=a b 1 IN IP4 h', 's=x', 't=0 0'), 2],
    ['no time', lines(...head, 'c=IN IP4 h'), 4],
    ['a time of one number', lines(...head, 't=0'), 4],
    ['a blank in a line', lines(...head, 't=0 0', 'm =audio 1 RTP/AVP 0'), 5],
    ['lines out of order', lines(...head, 't=0 0', 'c=IN IP4 h'), 5],
    ['a time in a media section', lines(...head, 't=0 0', 'm=audio 1 RTP/AVP 0', 't=0 0'), 6],
    ['a port too large', lines(...head, 't=0 0', 'm=audio 65536 RTP/AVP 0'), 5],
    ['no format', lines(...head, 't=0 0', 'm=audio 1 RTP/AVP'), 5],
    ['a repeat of no time', lines(...head, 'r=7d 1h 0'), 4],
    ['a connection of two fields', lines(...head, 'c=IN IP4', 't=0 0'), 4],
    ['an attribute without name', lines(...head, 't=0 0', 'a=:x'), 5],
    ['a line of no letter', lines(...head, 't=0 0', '', 'a=x'), 5],
  ])('%s is refused, with its line', (_, text, line) => {
    expect(parseSdp(text)).toMatchObject({ ok: false, error: { line } });
  });
});
