// Messages of everyday calls for the parsing and printing benches: 26 kinds, each in 32 variants that differ in users,
// tags, branches and numbers, so that no contender gains by remembering a text. CRLF line ends, true Content-Length.

const line = (...lines: string[]) => lines.join('\r\n');

function message(head: string[], body = ''): string {
  const text = `${line(...head, `Content-Length: ${body.length}`, '', '')}${body}`;
  // A flat string of one byte a character, as a socket would hand it over.
  return Buffer.from(text, 'latin1').toString('latin1');
}

function sdp(user: string, host: string, port: number, formats: string, ...attributes: string[]): string {
  const head = ['v=0', `o=${user} 53655765 2353687637 IN IP4 ${host}`, 's=-', `c=IN IP4 ${host}`, 't=0 0'];
  return `${line(...head, `m=audio ${port} RTP/AVP ${formats}`, ...attributes.map((a) => `a=${a}`))}\r\n`;
}

function variant(n: number): Record<string, string> {
  const id = (0x1d2c3b + n * 7919).toString(16);
  const maria = `Maria <sip:maria${n}@nord.example.org>`;
  const tomas = `"Tomas Lind" <sip:tomas${n}@sued.example.net>`;
  const from = `From: ${maria};tag=m${id}`;
  const to = `To: ${tomas}`;
  const toTagged = `${to};tag=t${id}x`;
  const callId = `Call-ID: ${id}f0e1d2c3@phone${n}.nord.example.org`;
  const phone = `phone${n}.nord.example.org`;
  const desk = `192.0.2.${n + 10}`;
  const via = `Via: SIP/2.0/UDP ${phone}:5060;branch=z9hG4bK${id}a1;rport`;
  const viaSeen = `Via: SIP/2.0/UDP ${phone}:5060;branch=z9hG4bK${id}a1;rport=5060;received=198.51.100.${n + 1}`;
  const viaNorth = `Via: SIP/2.0/TCP edge.nord.example.org;branch=z9hG4bK${id}b2.1`;
  const viaNorthSeen = `${viaNorth};received=198.51.100.200`;
  const viaSouth = `Via: SIP/2.0/UDP core.sued.example.net:5080;branch=z9hG4bK${id}c3.7`;
  const routes = [
    'Record-Route: <sip:core.sued.example.net:5080;lr>',
    'Record-Route: <sip:edge.nord.example.org;transport=tcp;lr>',
  ];
  const contactMaria = `Contact: <sip:maria${n}@${phone}:5060;transport=udp>`;
  const contactTomas = `Contact: <sip:tomas${n}@${desk}:5062>`;
  const allow = 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, NOTIFY, UPDATE, PRACK';
  const supported = 'Supported: replaces, timer, 100rel';
  const agent = 'User-Agent: Deskphone/4.18.2 (b77)';
  const target = `sip:tomas${n}@${desk}:5062`;
  const offer = sdp(
    'maria',
    phone,
    20000 + n * 2,
    '8 0 9 101',
    'rtpmap:8 PCMA/8000',
    'rtpmap:0 PCMU/8000',
    'rtpmap:9 G722/8000',
    'rtpmap:101 telephone-event/8000',
    'fmtp:101 0-16',
    'ptime:20',
    'sendrecv',
  );
  const answer = sdp(
    'tomas',
    desk,
    30000 + n * 2,
    '8 101',
    'rtpmap:8 PCMA/8000',
    'rtpmap:101 telephone-event/8000',
    'fmtp:101 0-16',
    'sendrecv',
  );
  const sdpType = 'Content-Type: application/sdp';
  const nonce = `${id}8b6c0e5d9a41${id}7f`;
  const digest = (uri: string, nc: number) =>
    `Digest username="maria${n}", realm="nord.example.org", nonce="${nonce}", uri="${uri}", response="${id}9f0b2c4d6e8fa1b3c5d7e9f0b", algorithm=MD5, cnonce="c${id}", qop=auth, nc=0000000${nc}, opaque="op${id}"`;
  const hops = Array.from(
    { length: 8 },
    (_, i) =>
      `Via: SIP/2.0/${i % 2 ? 'TCP' : 'UDP'} hop${i}.transit${i}.example.com:50${60 + i};branch=z9hG4bK${id}d${i};received=203.0.113.${i + 1}`,
  );
  const hopRoutes = Array.from(
    { length: 8 },
    (_, i) => `Record-Route: <sip:hop${i}.transit${i}.example.com:50${60 + i};lr;did=${id}.${i}>`,
  );
  const route = 'Route: <sip:edge.nord.example.org;transport=tcp;lr>, <sip:core.sued.example.net:5080;lr>';
  const registerVia = `Via: SIP/2.0/TLS ${desk}:5061;branch=z9hG4bK${id}e5;alias`;
  const aor = `<sip:tomas${n}@sued.example.net>`;
  const fragment = 'SIP/2.0 180 Ringing\r\n';
  return {
    'INVITE with offer': message(
      [
        `INVITE sip:tomas${n}@sued.example.net SIP/2.0`,
        via,
        'Max-Forwards: 70',
        from,
        to,
        callId,
        'CSeq: 101 INVITE',
        contactMaria,
        allow,
        supported,
        agent,
        sdpType,
      ],
      offer,
    ),
    'INVITE with credentials': message(
      [
        `INVITE sip:tomas${n}@sued.example.net SIP/2.0`,
        via,
        'Max-Forwards: 70',
        'Route: <sip:edge.nord.example.org;lr>',
        from,
        to,
        callId,
        'CSeq: 102 INVITE',
        `Proxy-Authorization: ${digest(`sip:tomas${n}@sued.example.net`, 1)}`,
        contactMaria,
        allow,
        supported,
        agent,
        sdpType,
      ],
      offer,
    ),
    'INVITE after two proxies': message(
      [
        `INVITE ${target} SIP/2.0`,
        viaSouth,
        viaNorthSeen,
        viaSeen,
        'Max-Forwards: 68',
        ...routes,
        from,
        to,
        callId,
        'CSeq: 102 INVITE',
        contactMaria,
        allow,
        supported,
        agent,
        sdpType,
      ],
      offer,
    ),
    'INVITE after eight hops': message(
      [
        `INVITE ${target} SIP/2.0`,
        ...hops,
        viaSeen,
        'Max-Forwards: 61',
        ...hopRoutes,
        from,
        to,
        callId,
        'CSeq: 102 INVITE',
        contactMaria,
        allow,
        supported,
        agent,
        sdpType,
      ],
      offer,
    ),
    '100': message(['SIP/2.0 100 Trying', viaSeen, from, to, callId, 'CSeq: 102 INVITE']),
    '180 through two proxies': message([
      'SIP/2.0 180 Ringing',
      viaSouth,
      viaNorthSeen,
      viaSeen,
      ...routes,
      from,
      toTagged,
      callId,
      'CSeq: 102 INVITE',
      contactTomas,
    ]),
    '183 reliable': message(
      [
        'SIP/2.0 183 Session Progress',
        viaNorth,
        viaSeen,
        routes.join(', ').replace(', Record-Route:', ','),
        from,
        toTagged,
        callId,
        'CSeq: 102 INVITE',
        contactTomas,
        'Require: 100rel',
        `RSeq: ${88000 + n}`,
        sdpType,
      ],
      answer,
    ),
    '200 with answer': message(
      [
        'SIP/2.0 200 OK',
        viaSouth,
        viaNorthSeen,
        viaSeen,
        ...routes,
        from,
        toTagged,
        callId,
        'CSeq: 102 INVITE',
        contactTomas,
        allow,
        supported,
        'Session-Expires: 1800;refresher=uac',
        sdpType,
      ],
      answer,
    ),
    '200 after eight hops': message(
      [
        'SIP/2.0 200 OK',
        ...hops,
        viaSeen,
        ...hopRoutes,
        from,
        toTagged,
        callId,
        'CSeq: 102 INVITE',
        contactTomas,
        allow,
        supported,
        sdpType,
      ],
      answer,
    ),
    ACK: message([`ACK ${target} SIP/2.0`, via, 'Max-Forwards: 70', route, from, toTagged, callId, 'CSeq: 102 ACK']),
    'ACK to a 407': message([
      `ACK sip:tomas${n}@sued.example.net SIP/2.0`,
      via,
      'Max-Forwards: 70',
      from,
      toTagged,
      callId,
      'CSeq: 101 ACK',
    ]),
    PRACK: message([
      `PRACK ${target} SIP/2.0`,
      via,
      'Max-Forwards: 70',
      route,
      from,
      toTagged,
      callId,
      'CSeq: 103 PRACK',
      `RAck: ${88000 + n} 102 INVITE`,
    ]),
    'UPDATE on hold': message(
      [
        `UPDATE ${target} SIP/2.0`,
        via,
        'Max-Forwards: 70',
        route,
        from,
        toTagged,
        callId,
        'CSeq: 104 UPDATE',
        contactMaria,
        sdpType,
      ],
      offer.replace('sendrecv', 'sendonly'),
    ),
    BYE: message([
      `BYE sip:maria${n}@${phone}:5060;transport=udp SIP/2.0`,
      `Via: SIP/2.0/UDP ${desk}:5062;branch=z9hG4bK${id}f6`,
      'Max-Forwards: 70',
      ...routes.map((r) => r.replace('Record-Route', 'Route')),
      `From: ${tomas};tag=t${id}x`,
      `To: ${maria};tag=m${id}`,
      callId,
      'CSeq: 7 BYE',
      'Reason: Q.850;cause=16;text="Normal call clearing"',
    ]),
    '200 to BYE': message([
      'SIP/2.0 200 OK',
      `Via: SIP/2.0/UDP ${desk}:5062;branch=z9hG4bK${id}f6`,
      `From: ${tomas};tag=t${id}x`,
      `To: ${maria};tag=m${id}`,
      callId,
      'CSeq: 7 BYE',
      'Server: Deskphone/4.18.2',
    ]),
    CANCEL: message([
      `CANCEL sip:tomas${n}@sued.example.net SIP/2.0`,
      via,
      'Max-Forwards: 70',
      from,
      to,
      callId,
      'CSeq: 102 CANCEL',
    ]),
    '487': message(['SIP/2.0 487 Request Terminated', viaSeen, from, toTagged, callId, 'CSeq: 102 INVITE']),
    '407': message([
      'SIP/2.0 407 Proxy Authentication Required',
      viaSeen,
      from,
      toTagged,
      callId,
      'CSeq: 101 INVITE',
      `Proxy-Authenticate: Digest realm="nord.example.org", nonce="${nonce}", opaque="op${id}", stale=FALSE, algorithm=MD5, qop="auth"`,
    ]),
    '302': message([
      'SIP/2.0 302 Moved Temporarily',
      viaNorthSeen,
      viaSeen,
      from,
      toTagged,
      callId,
      'CSeq: 102 INVITE',
      `Contact: <sip:tomas${n}@mobil.example.net;transport=tls>;q=0.8;expires=600, "Desk" <sip:+49301234${n}@gw.example.net;user=phone>;q=0.3`,
    ]),
    'REGISTER with credentials': message([
      'REGISTER sips:sued.example.net SIP/2.0',
      registerVia,
      'Max-Forwards: 70',
      `From: ${aor};tag=r${id}`,
      `To: ${aor}`,
      callId,
      'CSeq: 2 REGISTER',
      `Contact: <sip:tomas${n}@${desk}:5061;transport=tls>;expires=3600;q=0.7`,
      `Authorization: ${digest('sips:sued.example.net', 2)}`,
      'Expires: 3600',
      allow,
      agent,
    ]),
    '401': message([
      'SIP/2.0 401 Unauthorized',
      registerVia,
      `From: ${aor};tag=r${id}`,
      `To: ${aor};tag=s${id}`,
      callId,
      'CSeq: 1 REGISTER',
      `WWW-Authenticate: Digest realm="sued.example.net", qop="auth,auth-int", nonce="${nonce}", opaque="", stale=FALSE, algorithm=SHA-256`,
    ]),
    '200 with bindings': message([
      'SIP/2.0 200 OK',
      registerVia,
      `From: ${aor};tag=r${id}`,
      `To: ${aor};tag=s${id}`,
      callId,
      'CSeq: 2 REGISTER',
      `Contact: <sip:tomas${n}@${desk}:5061;transport=tls>;expires=3600, <sip:tomas${n}@198.51.100.77:5070>;expires=1200;q=0.4`,
      'Date: Sat, 13 Nov 2010 23:29:00 GMT',
    ]),
    'SUBSCRIBE to presence': message([
      `SUBSCRIBE sip:tomas${n}@sued.example.net SIP/2.0`,
      via,
      'Max-Forwards: 70',
      from,
      to,
      callId,
      'CSeq: 51 SUBSCRIBE',
      contactMaria,
      'Event: presence',
      'Accept: application/pidf+xml, application/cpim-pidf+xml;q=0.5',
      'Expires: 600',
    ]),
    'REFER with Replaces': message([
      `REFER ${target} SIP/2.0`,
      via,
      'Max-Forwards: 70',
      route,
      from,
      toTagged,
      callId,
      'CSeq: 105 REFER',
      contactMaria,
      `Refer-To: <sip:carla@${desk}?Replaces=${id}%40${desk}%3Bto-tag%3D${id}%3Bfrom-tag%3Dm${id}>`,
      `Referred-By: <sip:maria${n}@nord.example.org>`,
      supported,
    ]),
    'NOTIFY of a transfer': message(
      [
        `NOTIFY sip:maria${n}@${phone}:5060;transport=udp SIP/2.0`,
        `Via: SIP/2.0/UDP ${desk}:5062;branch=z9hG4bK${id}g7`,
        'Max-Forwards: 70',
        `From: ${tomas};tag=t${id}x`,
        `To: ${maria};tag=m${id}`,
        callId,
        'CSeq: 8 NOTIFY',
        contactTomas,
        'Event: refer;id=105',
        'Subscription-State: active;expires=60',
        'Content-Type: message/sipfrag;version=2.0',
      ],
      fragment,
    ),
    'OPTIONS in compact form': message([
      `OPTIONS sip:tomas${n}@sued.example.net SIP/2.0`,
      `v: SIP/2.0/TCP ${phone};branch=z9hG4bK${id}h8`,
      'Max-Forwards: 70',
      `f: ${maria};tag=m${id}`,
      `t: ${tomas}`,
      `i: ${id}`,
      'CSeq: 63104 OPTIONS',
      `m: <sip:maria${n}@${phone};transport=tcp>`,
      'k: timer',
      'Accept: application/sdp',
    ]),
  };
}

const VARIANTS = 32;
const variants = Array.from({ length: VARIANTS }, (_, n) => Object.values(variant(n)));

/** The names of the messages. */
export const names = Object.keys(variant(0));
/** One variant of each message. */
export const texts: readonly string[] = variants[0] as string[];
/** Every variant of every message. */
export const corpus: readonly string[] = variants.flat();
