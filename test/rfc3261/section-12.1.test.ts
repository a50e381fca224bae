// RFC 3261 §12 and §12.1: what makes a dialog, and what it remembers at each end.
import { describe, expect, it } from 'vitest';
import { dialogFromRequest, dialogFromResponse, dialogIdOf } from '@/engine/dialog/dialog';
import { get, list } from '@/engine/message/headers';
import type { Request, Response } from '@/engine/message/message';
import { printNameAddr, printUri } from '@/engine/message/uri-print';
import { aBye, aCall } from '../dialog/messages';

const pair = (status = 200, options: Parameters<typeof aCall>[0] = {}) => {
  const { invite, response } = aCall({ ...options, status });
  return { uac: dialogFromResponse(invite, response), uas: dialogFromRequest(invite, response), invite, response };
};
const routes = (dialog: { routeSet: readonly Parameters<typeof printNameAddr>[0][] }) =>
  dialog.routeSet.map(printNameAddr);

describe('12: the dialog id', () => {
  it('is Call-ID, local tag and remote tag, mirrored at the two ends', () => {
    const { uac, uas } = pair();
    expect([uac.callId, uac.localTag, uac.remoteTag]).toEqual(['call1', 'alice1', 'bob1']);
    expect([uas.callId, uas.localTag, uas.remoteTag]).toEqual(['call1', 'bob1', 'alice1']);
    expect(uac.id).not.toBe(uas.id);
  });

  it('of a message depends on which end of the transaction asks', () => {
    const { uac, uas, response } = pair();
    expect(dialogIdOf(response, 'uac')).toBe(uac.id);
    const bye = aBye();
    expect(dialogIdOf(bye, 'uas')).toBe(uas.id);
    expect(dialogIdOf(bye, 'uac')).toBe(uac.id);
  });

  it('differs for each branch of a forked INVITE', () => {
    const ids = ['bob1', 'bob2'].map((toTag) => pair(180, { toTag }).uac.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('has an empty tag where a client of RFC 2543 gave none', () => {
    expect(pair(200, { fromTag: null }).uas.remoteTag).toBe('');
    expect(pair(200, { toTag: null }).uac.remoteTag).toBe('');
  });
});

describe('12.1: a dialog', () => {
  it.each([101, 180, 183])('is early after a %i', (status) => {
    const { uac, uas } = pair(status);
    expect([uac.state, uas.state]).toEqual(['early', 'early']);
  });

  it.each([200, 202])('is confirmed after a %i', (status) => {
    const { uac, uas } = pair(status);
    expect([uac.state, uas.state]).toEqual(['confirmed', 'confirmed']);
  });
});

describe('12.1.1: at the UAS', () => {
  it('the route set MUST be the Record-Route of the request, in order, with all parameters', () => {
    const { uas } = pair();
    expect(routes(uas)).toEqual(['<sip:ss1.example.com;lr>', '<sip:ss2.example.com;lr;x=1>']);
  });

  it('MUST be empty without one', () => {
    expect(pair(200, { recordRoute: null }).uas.routeSet).toEqual([]);
  });

  it('the remote target MUST be the Contact of the request', () => {
    expect(printUri(pair().uas.remoteTarget)).toBe('sip:alice@client.atlanta.example.com');
  });

  it('the remote sequence number MUST be that of the request, and the local one empty', () => {
    expect(pair().uas).toMatchObject({ remoteSeq: 31, localSeq: 0, role: 'uas' });
  });

  it('the remote URI MUST be that of From, the local one that of To', () => {
    const { uas } = pair();
    expect([printUri(uas.remoteUri), printUri(uas.localUri)]).toEqual([
      'sip:alice@atlanta.example.com',
      'sip:bob@biloxi.example.com',
    ]);
  });
});

describe('12.1.2: at the UAC', () => {
  it('the route set MUST be the Record-Route of the response, in reverse order', () => {
    const { uac } = pair();
    expect(routes(uac)).toEqual(['<sip:ss2.example.com;lr;x=1>', '<sip:ss1.example.com;lr>']);
  });

  it('MUST be empty without one', () => {
    expect(pair(200, { recordRoute: null }).uac.routeSet).toEqual([]);
  });

  it('the remote target MUST be the Contact of the response', () => {
    expect(printUri(pair().uac.remoteTarget)).toBe('sip:bob@client.biloxi.example.com');
  });

  it('the local sequence number MUST be that of the request, and the remote one empty', () => {
    expect(pair().uac).toMatchObject({ localSeq: 31, remoteSeq: null, role: 'uac' });
  });

  it('the remote URI MUST be that of To, the local one that of From', () => {
    const { uac } = pair();
    expect([printUri(uac.remoteUri), printUri(uac.localUri)]).toEqual([
      'sip:bob@biloxi.example.com',
      'sip:alice@atlanta.example.com',
    ]);
  });
});

describe('12.1.1, 12.1.2: the secure flag', () => {
  it.each([
    ['sips', 'TLS', true],
    ['sip', 'TLS', false],
    ['sips', 'TCP', false],
    ['sip', 'UDP', false],
  ] as const)('a %s: request over %s: %s', (scheme, transport, secure) => {
    const { uac, uas } = pair(200, { scheme, transport });
    expect([uac.secure, uas.secure]).toEqual([secure, secure]);
  });
});

it('the messages of these tests are what they seem', () => {
  const { invite, response } = pair() as { invite: Request; response: Response };
  expect(list(response, 'record-route')).toEqual(list(invite, 'record-route'));
  expect(get(response, 'cseq')).toEqual({ number: 31, method: 'INVITE' });
});
