// RFC 3261 §22 and RFC 7616 on the side of the server: challenges and what is made of credentials.

import { describe, expect, it } from 'vitest';
import { authParam, computeDigest, type Qop } from '@/engine/message/digest';
import { linesOf, list, param } from '@/engine/message/headers';
import type { AuthSpec } from '@/engine/model/scenario';
import { AUTH, BOB, invite, lines, ProxyTable, register, request, type Table } from '../element/proxy-stage';
import { ladder, perceptions, run } from '../support/run';
import { wire } from '../support/stage';

const USERS = [{ username: 'alice', password: 'secret', realm: null }];
const guarded = (changes: Partial<AuthSpec> = {}) =>
  new ProxyTable({ auth: { ...AUTH, ...changes }, users: USERS }).bind('<sip:bob@client.biloxi.example.com>');

interface Proof {
  username?: string;
  password?: string;
  nc?: string;
  method?: string;
  name?: string;
  response?: string;
}

/** Credentials for the last challenge a table gave. */
function proof(
  table: Table,
  { username = 'alice', password = 'secret', nc = '00000001', method = 'INVITE', ...rest }: Proof = {},
): string {
  const { message } = [...table.responses()]
    .reverse()
    .find(({ message: { status } }) => status === 401 || status === 407)!;
  const www = message.status === 401;
  const challenge = linesOf(message, www ? 'www-authenticate' : 'proxy-authenticate')[0]!.value;
  const [realm, nonce] = [authParam(challenge, 'realm')!, authParam(challenge, 'nonce')!];
  const algorithm = authParam(challenge, 'algorithm') as AuthSpec['algorithm'];
  const qop = (authParam(challenge, 'qop') as Qop | undefined) ?? null;
  const uri = 'sip:bob@biloxi.example.com';
  const { response } = computeDigest({
    algorithm,
    username,
    realm,
    password,
    method,
    uri,
    nonce,
    qop,
    nc,
    cnonce: 'c',
    body: '',
  });
  const more = qop === null ? '' : `, qop=${qop}, nc=${nc}, cnonce="c"`;
  return `${rest.name ?? (www ? 'Authorization' : 'Proxy-Authorization')}: Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", algorithm=${algorithm}${more}, response="${rest.response ?? response}"`;
}

let number = 0;
/** Another request with these credentials, in a call of its own unless told otherwise. */
const again = (header: string, parts: Parameters<typeof invite>[0] = {}) => {
  number++;
  return invite({ branch: `z9hG4bKagain${number}`, callId: `call-${number}`, headers: [header], ...parts });
};
const last = (table: Table) => table.responses().at(-1)!.message;

describe('§22.3 a proxy asks who it is', () => {
  it('MUST put a Proxy-Authenticate into its 407, with realm, nonce, algorithm and qop (§22.4 item 8)', () => {
    const table = guarded();
    table.hear(invite());
    expect(table.statuses).toEqual([407]);
    const [challenge] = lines(last(table), 'Proxy-Authenticate');
    expect(challenge).toMatch(
      /^Digest realm="biloxi\.example\.com", qop="auth", nonce="[0-9a-f]+", stale=FALSE, algorithm=MD5$/,
    );
    expect(table.decisions('challenge')[0]?.rule.section).toBe('22.3');
  });

  it.each(['MD5', 'SHA-256', 'SHA-512-256'] as const)(
    'lets %s credentials pass, which were meant for it alone and go no further (§22.3)',
    (algorithm) => {
      const table = guarded({ algorithm });
      table.hear(invite());
      table.hear(again(proof(table)));
      expect(table.statuses).toEqual([407, 100]);
      expect(lines(table.requests('INVITE')[0]!.message, 'Proxy-Authorization')).toHaveLength(0);
    },
  );

  it('shows how the digest was worked out', () => {
    const table = guarded();
    table.hear(invite());
    table.hear(again(proof(table)));
    expect(table.decisions('credentials')[0]?.data).toMatchObject({
      accepted: true,
      username: 'alice',
      a2: 'INVITE:sip:bob@biloxi.example.com',
    });
  });

  it('auth-int and the old form without qop work too', () => {
    for (const qop of ['auth-int', null] as const) {
      const table = guarded({ qop });
      table.hear(invite());
      table.hear(again(proof(table)));
      expect(table.statuses).toEqual([407, 100]);
    }
  });

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['an unknown user', { username: 'mallory' }],
    ['the digest of another method', { method: 'BYE' }],
    ['no digest at all', { response: '' }],
  ])('%s gets another challenge, not stale', (_, changes) => {
    const table = guarded();
    table.hear(invite());
    table.hear(again(proof(table, changes)));
    expect(table.statuses).toEqual([407, 407]);
    expect(lines(last(table), 'Proxy-Authenticate')[0]).toContain('stale=FALSE');
  });

  it('a nonce past its life gets a challenge with stale=TRUE', () => {
    const table = guarded({ nonceLife: 10_000_000 });
    table.hear(invite());
    const header = proof(table);
    table.pass(11_000_000);
    table.hear(again(header));
    expect(table.statuses.at(-1)).toBe(407);
    expect(lines(last(table), 'Proxy-Authenticate')[0]).toContain('stale=TRUE');
    table.hear(again(proof(table)));
    expect(table.statuses.at(-1)).toBe(100);
  });

  it('a nonce of before a restart is stale: the password is right', () => {
    const table = guarded();
    table.hear(invite());
    const header = proof(table);
    const restarted = guarded();
    restarted.hear(again(header));
    expect(lines(last(restarted), 'Proxy-Authenticate')[0]).toContain('stale=TRUE');
  });

  it('a nonce serves again with a higher count, not with the same one for another request', () => {
    const table = guarded();
    table.hear(invite());
    const first = proof(table);
    const second = proof(table, { nc: '00000002' });
    table.hear(again(first));
    table.hear(again(second));
    expect(table.statuses).toEqual([407, 100, 100]);
    table.hear(again(second));
    expect(table.statuses.at(-1)).toBe(407);
  });

  it('the same request may come twice on its way (a spiral)', () => {
    const table = guarded();
    table.hear(invite());
    const header = proof(table);
    table.hear(again(header, { callId: 'spiral' }));
    table.hear(again(header, { callId: 'spiral' }));
    expect(table.statuses).toEqual([407, 100, 100]);
  });

  it('MUST NOT consume credentials for another realm (§22.3)', () => {
    const table = guarded();
    table.hear(invite());
    const other =
      'Proxy-Authorization: Digest username="alice", realm="elsewhere", nonce="1", uri="sip:x", response="2"';
    table.hear(again(proof(table), { headers: [other, proof(table)] }));
    expect(table.statuses).toEqual([407, 100]);
    expect(lines(table.requests('INVITE')[0]!.message, 'Proxy-Authorization')).toEqual([
      expect.stringContaining('elsewhere'),
    ]);
  });

  it('requests within a dialog are not asked', () => {
    const table = guarded();
    table.hear(request({ method: 'BYE', uri: 'sip:x@chicago.example.com', to: '<sip:x@y.example.com>;tag=1' }));
    expect(table.requests('BYE')).toHaveLength(1);
  });

  it('a proxy may ask only those who say they are its own users', () => {
    const table = guarded({ whom: 'own users' });
    table.hear(invite());
    expect(table.statuses).toEqual([100]);
    table.hear(invite({ from: '<sip:carol@biloxi.example.com>;tag=1', branch: 'z9hG4bKcarol' }));
    expect(table.statuses).toEqual([100, 407]);
  });
});

describe('§22.2 a registrar asks who it is', () => {
  const users = [{ username: 'bob', password: 'zanzibar', realm: null }];
  const contact = '<sip:bob@client.biloxi.example.com>';
  const asking = (changes = {}) => {
    const table = new ProxyTable({ auth: AUTH, users, ...changes });
    table.hear(register({ contact }), BOB);
    return table;
  };
  const bob = { username: 'bob', password: 'zanzibar', method: 'REGISTER' };

  it('MUST use 401 and WWW-Authenticate, and writes nothing', () => {
    const table = asking();
    expect(table.statuses).toEqual([401]);
    expect(lines(last(table), 'WWW-Authenticate')).toHaveLength(1);
    expect(table.location.bindings.size).toBe(0);
  });

  it('registers who proves it', () => {
    const table = asking();
    table.hear(register({ contact, cseq: 2, headers: [proof(table, bob)] }), BOB);
    expect(table.statuses).toEqual([401, 200]);
  });

  it('§10.3 step 4: MUST answer 403 to someone who registers another user', () => {
    const table = asking();
    const to = '<sip:carol@biloxi.example.com>';
    table.hear(register({ to, contact, cseq: 2, headers: [proof(table, bob)] }), BOB);
    expect(table.statuses).toEqual([401, 403]);
  });

  it('§10.3 step 4: unless an administrator allows it', () => {
    const table = asking({ registration: { authority: { bob: ['sip:carol@biloxi.example.com'] } } });
    const to = '<sip:carol@biloxi.example.com>';
    table.hear(register({ to, contact, cseq: 2, headers: [proof(table, bob)] }), BOB);
    expect(table.statuses).toEqual([401, 200]);
  });
});

describe('§22.3: a proxy that asks within calls too', () => {
  const stage = (auth: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: { ${auth} } }
  bob: { phone: sip:bob@atlanta.example.com, via: p1 }
before:
  - bob: registers
script:
  - alice: calls bob
  - bob: answers after 1 s
  - alice: hangs up after 20 s
`;

  it('challenges a BYE whose nonce is stale, and the phone sends it again', () => {
    const lines = ladder(run(stage('nonce-life: 10 s, within-calls: yes')));
    expect(lines).toContain('p1 > alice: 407 BYE');
    expect(lines.filter((line) => line === 'p1 > bob: BYE')).toHaveLength(1);
  });

  it('asks no stranger where it asks its own users only', () => {
    const lines = ladder(
      run(stage('whom: own users').replace('atlanta.example.com, via: p1', 'nowhere.invalid, via: p1')),
    );
    expect(lines).not.toContain('p1 > alice: 407 INVITE');
  });
});

describe('§22.3: a request that comes by a proxy twice', () => {
  const text = (who: string) => `
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes }
  p2: { proxy: biloxi.example.com, policies: [{ forward: bob, to: sip:carol@atlanta.example.com }] }
  bob: { phone: sip:bob@biloxi.example.com }
  carol: { phone: sip:carol@atlanta.example.com }
before:
  - carol: registers
script:
  - ${who}
  - carol: answers after 1 s
  - carol: hangs up after 2 s
`;

  it('is asked once: the credentials for its realm were consumed the first time', () => {
    const trace = run(text('alice: calls bob'));
    expect(ladder(trace).filter((line) => line.includes('407'))).toEqual(['p1 > alice: 407 INVITE']);
    expect(ladder(trace)).toContain('p1 > carol: INVITE');
    expect(perceptions(trace, 'alice').at(-1)).toBe('ended');
  });

  it('but a Via that this proxy did not write vouches for nobody', () => {
    const calls = text('alice: calls sip:carol@atlanta.example.com');
    const said = wire(run(calls), 'INVITE', 1);
    const forged = said.replace(
      /^(Via: .*)$/m,
      '$1\nVia: SIP/2.0/UDP ss1.atlanta.example.com:5060;branch=z9hG4bKforged\r',
    );
    const trace = run(calls, [{ kind: 'edit', message: 'first INVITE alice -> p1', text: forged }]);
    expect(ladder(trace)).toContain('p1 > alice: 407 INVITE');
  });

  it.each([
    ['another Call-ID', { callId: 'another' }],
    ['another From tag', { from: '<sip:alice@atlanta.example.com>;tag=another' }],
    ['another CSeq', { cseq: 2 }],
  ])('nor does a branch that was copied from it into a request with %s', (_what, parts) => {
    const table = guarded();
    table.hear(invite({ branch: 'z9hG4bKfirst', callId: 'first' }));
    table.hear(invite({ branch: 'z9hG4bKproven', callId: 'first', headers: [proof(table)] }));
    const [own] = list(table.requests('INVITE').at(-1)!.message, 'via');
    const branch = param(own!.params, 'branch');
    const via = ['SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKback', `SIP/2.0/UDP ${own!.host}:5060;branch=${branch}`];
    const back = { via, callId: 'first', uri: 'sip:carol@biloxi.example.com' };
    table.hear(invite(back));
    expect(table.decisions('let-through-before')).toHaveLength(1);
    table.hear(invite({ ...back, via: [`${via[0]}2`, via[1]!], ...parts }));
    expect(last(table).status).toBe(407);
    expect(table.decisions('let-through-before')).toHaveLength(1);
  });
});
