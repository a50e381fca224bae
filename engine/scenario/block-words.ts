// Blocks: the words of a scenario whose value is a list or a mapping with words of its own, by the kind of element they
// belong to. `settings.ts` has the words that are one value.

/** Blocks: words whose value is a list or a mapping with words of its own. */
export const BLOCKS = {
  scenario: {
    elements: {
      says: 'Who is on the stage: phones and proxies, each by a short name.',
      example: 'elements:\n  alice: { phone: sip:alice@atlanta.example.com }',
    },
    before: {
      says: 'Acts that prepare the stage. They really run; the figure starts after them.',
      example: 'before:\n  - bob: registers',
    },
    script: { says: 'What people do, in order.', example: 'script:\n  - alice: calls bob' },
    faults: {
      says: 'What goes wrong in the network and with machines.',
      example: 'faults:\n  - lose: first INVITE p1 -> p2',
    },
    expect: {
      says: 'What must come out; the command line exits with 1 when it does not.',
      example: 'expect:\n  - bob: rings within 2 s',
    },
    links: {
      says: 'Paths that differ from the rest.',
      example: 'links:\n  - { between: [alice, p1], latency: 80 ms }',
    },
    nats: {
      says: 'Boxes that hide private addresses behind one public address, each by a short name.',
      example: 'nats:\n  home: { label: Home router, forgets: 30 s }',
    },
    dns: {
      says: 'Names that must be asked for, and what the name servers know of each: `naptr`, `srv`, `a`, `aaaa`. A name without records does not exist; names not listed need no question.',
      example:
        'dns:\n  biloxi.example.com:\n    srv:\n      - { host: p2, priority: 1 }\n      - { host: p1, priority: 2 }',
    },
    hosts: { says: 'Further host names and their addresses.', example: 'hosts: { gateway.example.com: 192.0.2.250 }' },
    timers: { says: 'T1, T2 and T4, from which all timers of transactions derive.', example: 'timers: { T1: 250 ms }' },
    departs: {
      says: "Messages of the source's figure that a later rule replaces: its label, what stands instead, and why.",
      example: 'departs:\n  - { label: F7, instead: 200 NOTIFY, why: RFC 7647 §3 }',
    },
  },
  proxy: {
    auth: {
      says: 'Challenges requests that are no answer to an earlier one, before anything else is done with them.',
      example: 'auth: yes',
    },
    users: { says: 'The users it knows and their passwords.', example: 'users: { alice: correct horse }' },
    policies: {
      says: 'What a provider does for its users, in order: forwarding, looking for somebody, refusing calls.',
      example: 'policies: [{ forward: alice, to: sip:desk@atlanta.example.com, when: busy }]',
    },
    routes: {
      says: 'Next hops an administrator configured: domain or host, and the element.',
      example: 'routes: { biloxi.example.com: p2 }',
    },
    numbers: {
      says: 'Where calls to telephone numbers go, `tel:` addresses and those that end in `;user=phone`: how a number begins (`*`: any other), and a gateway, somebody who is called instead, or another server.',
      example: "numbers: { '+1972': bob, '*': p2 }",
    },
  },
  redirect: {
    auth: { says: 'Challenges callers before it tells them anything.', example: 'auth: yes' },
    users: { says: 'The users it knows and their passwords.', example: 'users: { alice: correct horse }' },
    moved: {
      says: 'Where people are now, whatever they registered; who is not named here is where they registered. Of several addresses the first is liked best.',
      example: 'moved: { alice: sip:alice@chicago.example.com }',
    },
  },
  registrar: {
    auth: { says: 'Asks who registers before it takes a binding.', example: 'auth: yes' },
    users: { says: 'The users it knows and their passwords.', example: 'users: { alice: correct horse }' },
  },
} as const;
