// Whole runs that are valid and meant badly: a crowd that calls at once, a person everybody calls, addresses that lead
// back to where one comes from, storms of repeats on a network that carries almost nothing. Each grows with `n`.

const phones = (n: number, more: (i: number) => string = () => ''): string =>
  Array.from({ length: n }, (_, i) => `  u${i}: { phone: sip:u${i}@atlanta.example.com, via: p1${more(i)} }\n`).join(
    '',
  );
const lines = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('');
const registered = (n: number): string => `before:\n${lines(n, (i) => `  - u${i}: registers\n`)}`;
const PROXY = '  p1: { proxy: atlanta.example.com, record-route: yes, auth: yes }\n';

/** Half of the phones call the other half, all within a second; some give up, some are turned down. */
const everybodyCalls = (n: number): string => {
  const half = Math.floor(n / 2);
  return `elements:\n${PROXY}${phones(n)}${registered(n)}script:\n${lines(
    half,
    (i) => `  - u${i}: calls u${half + i} at ${i % 1000} ms
  - u${half + i}: ${i % 3 === 0 ? 'rejects' : 'answers'} after 1 s
  - u${i}: ${i % 3 === 1 ? 'hangs up after 3 s' : 'cancels at 500 ms'}
`,
  )}`;
};

/** Everybody calls one person, who has one line. */
const oneForAll = (n: number): string =>
  `elements:\n${PROXY}${phones(n)}${registered(n)}script:\n  - u0: answers after 2 s\n${lines(n - 1, (i) => `  - u${i + 1}: calls u0\n`)}`;

/** Each address leads to a phone and to the next address, and the last one back to the first (RFC 5393 §3). */
const circle = (n: number): string =>
  `elements:\n${PROXY}${phones(n)}before:\n${lines(
    n,
    (i) => `  - u${i}: registers\n  - u${i}: registers also at sip:u${(i + 1) % n}@atlanta.example.com\n`,
  )}script:\n  - u0: calls u1\n  - u2: answers after 2 s\n  - u2: hangs up after 1 s\n`;

/** Servers that send each caller on to the next, and the last one back to the first. */
const ring = (n: number): string => `elements:
${lines(n, (i) => `  r${i}: { redirect: r${i}.example.com, moved: { a: "sip:a@r${(i + 1) % n}.example.com" } }\n`)}  a: { phone: sip:a@elsewhere.example.com }
  b: { phone: sip:b@nearby.example.com }
script:
  - b: calls sip:a@r0.example.com
`;

/** A network that loses most of what it carries, and nobody who knows. */
const storm = (n: number): string => `loss: 60 %\nhorizon: 20 min\n${everybodyCalls(n)}`;

/** Everybody watches everybody's calls, and one of them makes some. */
const gossips = (n: number): string => `elements:\n${PROXY}${phones(n)}${registered(n)}script:
${lines(n - 1, (i) => `  - u${i + 1}: watches u0 for calls during 10 min\n`)}  - u0: calls u1 at 2 s
  - u1: rejects after 1 s
`;

/** Proxies whose users all lead on to the next domain, one address after the other: what breadth does not limit. */
export const endless = (n: number): string => `latency: 1 ms
elements:
${lines(n, (i) => `  p${i}: { proxy: d${i}.example.com, forking: sequential }\n  u${i}: { phone: sip:u@d${i}.example.com, via: p${i}, do-not-disturb: yes }\n`)}before:
${lines(n, (i) => [1, 2, 3].map((k) => `  - u${i}: registers also at sip:u@d${(i + 1) % n}.example.com;x=${i}.${k}\n`).join(''))}script:
  - u0: calls u1
`;

export const CROWDS: Readonly<Record<string, (n: number) => string>> = {
  'everybody calls at once': everybodyCalls,
  'everybody calls one person': oneForAll,
  'addresses that lead back to each other': circle,
  'redirections in a ring': ring,
  'a storm of repeats': storm,
  'everybody watches one person': gossips,
};
