// RFC 3261 §12.2: requests within a dialog, from both ends.
import { describe, expect, it } from 'vitest';
import {
  acceptsRequest,
  type Dialog,
  dialogFromRequest,
  dialogFromResponse,
  type InDialog,
  refreshTarget,
  requestInDialog,
} from '@/engine/dialog/dialog';
import { get, list, make, top } from '@/engine/message/headers';
import type { Response } from '@/engine/message/message';
import { printMessage } from '@/engine/message/print';
import { parseUri } from '@/engine/message/uri-parse';
import { printNameAddr, printUri } from '@/engine/message/uri-print';
import { aBye, aCall, type CallOptions } from '../dialog/messages';

const via: InDialog['via'] = make('via', [
  {
    protocol: 'SIP',
    version: '2.0',
    transport: 'UDP',
    host: 'here.example.com',
    port: null,
    params: [{ name: 'branch', value: 'z9hG4bKnew' }],
  },
]);
const uac = (options: CallOptions = {}): Dialog => {
  const { invite, response } = aCall(options);
  return dialogFromResponse(invite, response);
};
const uas = (options: CallOptions = {}): Dialog => {
  const { invite, response } = aCall(options);
  return dialogFromRequest(invite, response);
};
const uri = (text: string) => {
  const result = parseUri(text);
  if (!result.ok) throw new Error(text);
  return result.uri;
};
const routing = (dialog: Dialog) => {
  const request = requestInDialog(dialog, 'BYE', { via });
  return { uri: printUri(request.uri), routes: list(request, 'route').map(printNameAddr) };
};

describe('12.2.1.1: a request within a dialog', () => {
  it('MUST have To from remote URI and tag, From from local URI and tag, and the Call-ID', () => {
    for (const dialog of [uac(), uas()]) {
      const bye = requestInDialog(dialog, 'BYE', { via });
      const [from, to] = [get(bye, 'from'), get(bye, 'to')];
      expect(from && printUri(from.uri)).toBe(printUri(dialog.localUri));
      expect(from?.params).toEqual([{ name: 'tag', value: dialog.localTag }]);
      expect(to && printUri(to.uri)).toBe(printUri(dialog.remoteUri));
      expect(to?.params).toEqual([{ name: 'tag', value: dialog.remoteTag }]);
      expect(get(bye, 'call-id')).toBe('call1');
    }
  });

  it('MUST omit a tag that is null', () => {
    expect(get(requestInDialog(uac({ toTag: null }), 'BYE', { via }), 'to')?.params).toEqual([]);
  });

  it('MUST count CSeq up by one, with the method of the request', () => {
    const dialog = uac();
    const sent = ['INFO', 'BYE'].map((method) => get(requestInDialog(dialog, method, { via }), 'cseq'));
    expect(sent).toEqual([
      { number: 32, method: 'INFO' },
      { number: 33, method: 'BYE' },
    ]);
    expect(dialog.localSeq).toBe(33);
  });

  it('MUST choose a first number when there is none yet', () => {
    expect(get(requestInDialog(uas(), 'BYE', { via }), 'cseq')).toEqual({ number: 1, method: 'BYE' });
  });

  it('but for ACK, whose number is that of the request it acknowledges', () => {
    const dialog = uac();
    expect(get(requestInDialog(dialog, 'ACK', { via, cseq: 31 }), 'cseq')).toEqual({ number: 31, method: 'ACK' });
    expect(dialog.localSeq).toBe(31);
  });

  it('with no route set MUST go to the remote target and MUST NOT have a Route', () => {
    expect(routing(uac({ recordRoute: null }))).toEqual({ uri: 'sip:bob@client.biloxi.example.com', routes: [] });
  });

  it('with a loose router first MUST keep the remote target as Request-URI, and have the whole route set in Route', () => {
    expect(routing(uac())).toEqual({
      uri: 'sip:bob@client.biloxi.example.com',
      routes: ['<sip:ss2.example.com;lr;x=1>', '<sip:ss1.example.com;lr>'],
    });
  });

  it('with a strict router first MUST put it into the Request-URI and the remote target at the end of Route', () => {
    const dialog = uas({ recordRoute: '<sip:proxy1>, <sip:proxy2>, <sip:proxy3;lr>, <sip:proxy4>' });
    dialog.remoteTarget = uri('sip:user@remoteua');
    expect(routing(dialog)).toEqual({
      uri: 'sip:proxy1',
      routes: ['<sip:proxy2>', '<sip:proxy3;lr>', '<sip:proxy4>', '<sip:user@remoteua>'],
    });
  });

  it('and strip from that Request-URI what none may have', () => {
    const dialog = uas({ recordRoute: '<sip:proxy1;method=INVITE;transport=tcp?Subject=x>' });
    expect(routing(dialog).uri).toBe('sip:proxy1;transport=tcp');
  });

  it('carries Via, Max-Forwards, and what else it is given', () => {
    const contact = { display: null, uri: uri('sip:alice@new.example.com'), params: [] };
    const options = { via, contact, headers: [make('subject', 'hold')], body: 'x' };
    const text = printMessage(requestInDialog(uac({ recordRoute: null }), 'INVITE', options));
    expect(text.split('\r\n')).toEqual([
      'INVITE sip:bob@client.biloxi.example.com SIP/2.0',
      'Via: SIP/2.0/UDP here.example.com;branch=z9hG4bKnew',
      'Max-Forwards: 70',
      'From: Alice <sip:alice@atlanta.example.com>;tag=alice1',
      'To: Bob <sip:bob@biloxi.example.com>;tag=bob1',
      'Call-ID: call1',
      'CSeq: 32 INVITE',
      'Contact: <sip:alice@new.example.com>',
      'Subject: hold',
      'Content-Length: 1',
      '',
      'x',
    ]);
  });
});

describe('12.2.2: a request received within a dialog', () => {
  it('sets the remote sequence number when there is none', () => {
    const dialog = uac();
    expect(acceptsRequest(dialog, aBye('INFO', 7))).toBe('in-order');
    expect(dialog.remoteSeq).toBe(7);
  });

  it('is out of order with a lower number, and changes nothing', () => {
    const dialog = uas();
    expect(acceptsRequest(dialog, aBye('INFO', 30))).toBe('out-of-order');
    expect(dialog.remoteSeq).toBe(31);
  });

  it('is in order with a higher one, by more than one too', () => {
    const dialog = uas();
    expect(acceptsRequest(dialog, aBye('INFO', 32))).toBe('in-order');
    expect(acceptsRequest(dialog, aBye('BYE', 40))).toBe('in-order');
    expect(dialog.remoteSeq).toBe(40);
  });

  it('is out of order with the same one: no two transactions of one end may share it', () => {
    expect(acceptsRequest(uas(), aBye('INFO', 31))).toBe('out-of-order');
  });

  it('is in order as an ACK, whose number is that of its INVITE', () => {
    const dialog = uas();
    acceptsRequest(dialog, aBye('INFO', 35));
    expect(acceptsRequest(dialog, aBye('ACK', 31))).toBe('in-order');
    expect(dialog.remoteSeq).toBe(35);
  });
});

describe('12.2: the remote target', () => {
  it.each(['INVITE', 'UPDATE'])('MUST be replaced by the Contact of a %s', (method) => {
    const dialog = uas();
    expect(refreshTarget(dialog, aBye(method, 32, 'sip:alice@elsewhere.example.com'))).toBe(true);
    expect(printUri(dialog.remoteTarget)).toBe('sip:alice@elsewhere.example.com');
  });

  it.each(['ACK', 'BYE', 'INFO', 'OPTIONS'])('is not changed by a %s', (method) => {
    const dialog = uas();
    expect(refreshTarget(dialog, aBye(method, 32, 'sip:alice@elsewhere.example.com'))).toBe(false);
    expect(printUri(dialog.remoteTarget)).toBe('sip:alice@client.atlanta.example.com');
  });

  it('MUST be replaced by the Contact of a 2xx to such a request, and of no other response', () => {
    const dialog = uac();
    for (const status of [180, 486]) {
      const { response } = aCall({ status, contact: 'sip:bob@never.example.com' });
      expect(refreshTarget(dialog, response)).toBe(false);
    }
    expect(refreshTarget(dialog, aCall({ contact: 'sip:bob@now.example.com' }).response)).toBe(true);
    expect(printUri(dialog.remoteTarget)).toBe('sip:bob@now.example.com');
  });

  it('stays when there is no Contact', () => {
    const dialog = uas();
    expect(refreshTarget(dialog, aBye('INVITE'))).toBe(false);
  });

  it('changes without the route set', () => {
    const dialog = uac();
    const before = dialog.routeSet;
    const other: Response = aCall({ recordRoute: '<sip:other.example.com;lr>' }).response;
    refreshTarget(dialog, other);
    expect(dialog.routeSet).toBe(before);
    expect(top(other, 'record-route')).toBeDefined();
  });
});
