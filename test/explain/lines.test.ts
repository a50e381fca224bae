// What each line of a message does here: told from who wrote it, what it says and what became of it.

import { describe, expect, it } from 'vitest';
import { isTold } from '../../engine/explain/lines/lines';
import { HEADER_RULES } from '../../engine/message/header-names';
import { ran } from './support';

const line = (scenario: string, what: string, from: string, part: string, nth?: number, message?: number) => {
  const run = ran(scenario);
  return run.line(run.explained(what, from, message), part, nth);
};
const says = (...args: Parameters<typeof line>): string => line(...args).said.text;
const cites = (...args: Parameters<typeof line>): string => {
  const { rule } = line(...args).said;
  return `RFC ${rule.rfc} §${rule.section}`;
};

describe('the INVITE that Proxy 1 passes on', () => {
  const args = ['two-proxies-udp', 'INVITE', 'p1'] as const;

  it('has a Record-Route of Proxy 1, which will see ACK and BYE (§16.6)', () => {
    expect(says(...args, 'record-route')).toBe(
      'Proxy 1 asks to stay on the path: it will see the ACK and the BYE too.',
    );
    expect(cites(...args, 'record-route')).toBe('RFC 3261 §16.6');
    expect(line(...args, 'record-route').mark).toBe('added');
  });

  it('has a Via of Proxy 1 on top, and the noted source on the one below (§16.6, §18.2.1)', () => {
    expect(line(...args, 'via').mark).toBe('added');
    expect(says(...args, 'via')).toContain('Proxy 1 signs on top');
    const noted = line(...args, 'via', 2);
    expect(noted.mark).toBe('changed');
    expect(noted.text).toContain(';received=');
    expect(noted.was).not.toContain(';received=');
    expect(noted.said.rule.section).toBe('18.2.1');
  });

  it('counts Max-Forwards down, and keeps the old number (§16.6)', () => {
    const { mark, was, text } = line(...args, 'max-forwards');
    expect([mark, was, text]).toEqual(['changed', 'Max-Forwards: 70', 'Max-Forwards: 69']);
  });

  it('shows the Route that is gone where it stood, before From (§16.4)', () => {
    const { lines } = ran('two-proxies-udp').explained('INVITE', 'p1');
    const parts = lines.map(({ part }) => part);
    expect(lines.find(({ part }) => part === 'route')?.mark).toBe('removed');
    expect(parts.indexOf('route')).toBe(parts.indexOf('from') - 1);
  });

  it('leaves From, To, Call-ID, CSeq and Contact as they came', () => {
    for (const part of ['from', 'to', 'call-id', 'cseq', 'contact'])
      expect(line(...args, part).mark, part).toBe('same');
  });

  it('is compared with the message that came in, which Alice sent', () => {
    const run = ran('two-proxies-udp');
    const { compared, changed } = run.explained('INVITE', 'p1');
    expect(compared).toEqual({ packet: run.packet('INVITE', 'alice'), as: 'hop' });
    expect(changed).toBe(6);
  });
});

describe('the same header in another situation', () => {
  it('To: nobody has a tag yet, then the callee adds one, then it names the dialog (§8.1.1.2, §12.1.1, §12.2.1.1)', () => {
    expect(says('two-proxies-udp', 'INVITE', 'alice', 'to')).toContain('No tag yet');
    expect(says('two-proxies-udp', '180 INVITE', 'bob', 'to')).toContain('Bob adds a tag');
    expect(says('two-proxies-udp', '100 INVITE', 'p1', 'to')).toContain('A 100 speaks for one hop only');
    expect(says('two-proxies-udp', 'BYE', 'bob', 'to')).toContain('Alice’s end of the dialog');
  });

  it('Contact: in an INVITE, a binding, a redirection (§8.1.1.8, §10.2.1, §8.1.3.4)', () => {
    expect(says('two-proxies-udp', 'INVITE', 'alice', 'contact')).toContain(
      'later requests: straight to Alice’s address',
    );
    expect(says('rfc3665-2.1', 'REGISTER', 'bob', 'contact')).toContain('Where calls for Bob are to go');
    expect(says('moved-permanently', '301 INVITE', 'old', 'contact')).toContain('Where to try instead');
  });

  it('Route: the outbound proxy, then the path that was recorded (§8.1.2, §12.2.1.1)', () => {
    expect(says('two-proxies-udp', 'INVITE', 'alice', 'route')).toContain('outbound proxy comes first: Proxy 1');
    expect(says('two-proxies-udp', 'ACK', 'alice', 'route')).toContain('through Proxy 1 and Proxy 2');
  });

  it('Via: an ACK to a 2xx has a branch of its own, the ACK to a refusal that of its INVITE (§17.1.1.3)', () => {
    expect(line('two-proxies-udp', 'ACK', 'alice', 'via').how).toBe('written');
    const hop = line('both-call-at-once', 'ACK', 'alice', 'via');
    expect(hop.how).toBe('taken');
    expect(hop.said.text).toContain('Copied from the INVITE');
  });

  it('Content-Length: a check in a datagram, the only end of a message on a stream (§18.3)', () => {
    expect(says('two-proxies-udp', 'INVITE', 'alice', 'content-length')).toContain('datagram');
    expect(says('rfc3665-3.2', 'INVITE', 'alice', 'content-length')).toContain('on a stream only this tells');
  });

  it('rport: Proxy notes the port as well (RFC 3581 §4)', () => {
    const run = ran('nat-transfer');
    const noted = run
      .explained('INVITE', 'p1')
      .lines.filter(({ part, mark }) => part === 'via' && mark === 'changed')
      .map(({ said }) => said.text);
    expect(noted.join()).toContain('the address and port');
  });
});

describe('an answer', () => {
  it('copies Via, From, Call-ID, CSeq and Record-Route, and writes Allow and Contact itself (§8.2.6.2, §12.1.1)', () => {
    const run = ran('two-proxies-udp');
    const answer = run.explained('200 INVITE', 'bob');
    for (const part of ['via', 'from', 'call-id', 'cseq', 'record-route'])
      expect(run.line(answer, part).how, part).toBe('passed');
    expect(run.line(answer, 'allow').how).toBe('written');
    expect(answer.compared?.as).toBe('request');
  });

  it('loses one Via at each hop on its way back (§16.7)', () => {
    const run = ran('two-proxies-udp');
    const passed = run.explained('200 INVITE', 'p1');
    const removed = passed.lines.filter(({ mark }) => mark === 'removed');
    expect(removed.map(({ part, said }) => `${part}: ${said.text}`)).toEqual([
      'via: Proxy 1 found its own Via on top and took it off: the next one says where the answer goes.',
    ]);
  });
});

describe('a session description', () => {
  const body = (scenario: string, what: string, from: string, nth?: number) => {
    const { body: found } = ran(scenario).explained(what, from, nth);
    if (found === null) throw new Error('no body');
    return (start: string) => found.lines.find(({ text }) => text.startsWith(start))?.said.text ?? '';
  };

  it('is told as offer or as answer', () => {
    expect(ran('two-proxies-udp').explained('INVITE', 'alice').body?.title).toBe('SDP offer');
    expect(ran('two-proxies-udp').explained('200 INVITE', 'bob').body?.title).toBe('SDP answer');
    expect(ran('late-offer').explained('200 INVITE', 'bob').body?.title).toBe('SDP offer');
    expect(ran('late-offer').explained('ACK', 'alice').body?.title).toBe('SDP answer');
  });

  it('grows its version when it changes, and says so (RFC 3264 §8)', () => {
    expect(body('hold-and-resume', 'INVITE', 'alice')('o=')).toContain('names the session by a number');
    expect(body('five-steps', 'INVITE', 'bob')('o=')).toContain('something below has changed');
  });

  it('tells hold from its mirror (RFC 3264 §8.4, §6.1)', () => {
    expect(body('five-steps', 'INVITE', 'bob')('a=sendonly')).toContain('Bob holds the call');
    expect(body('five-steps', '200 INVITE', 'alice')('a=recvonly')).toContain('The mirror of what Bob said');
  });

  it('tells refused and ended streams, and which codecs an answer chose (RFC 3264 §6, §8.2)', () => {
    const answer = ran('video-joins').explained('200 INVITE', 'alice', 1).body;
    const video = answer?.lines.find(({ text }) => text.startsWith('m=video 0'));
    expect(video?.said.text).toMatch(/does not take this video stream|video stream is over/);
  });

  it('tells the preconditions of each side by their names (RFC 3312 §5.1.1)', () => {
    expect(body('room-before-ringing', 'INVITE', 'alice')('a=curr:qos local')).toContain('on the side of Alice');
    expect(body('room-before-ringing', 'INVITE', 'alice')('a=des:')).toContain('before it rings');
  });

  it('says whose address it is, and when it is another’s (RFC 8866 §5.7)', () => {
    expect(body('two-proxies-udp', 'INVITE', 'alice')('c=')).toContain('the address of Alice');
    expect(body('box-and-a-transfer', 'INVITE', 'box')('c=')).toContain('B2BUA');
  });
});

it('has a purpose for every header this project knows', () => {
  expect(HEADER_RULES.filter(({ name }) => !isTold(name)).map(({ name }) => name)).toEqual([]);
});
