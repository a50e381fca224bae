// Words of the map at full size, which comes with the tools.

export const largeMapText = {
  title: 'Map of the network',
  legend: [
    ['wire', 'datagrams: UDP'],
    ['pipe', 'a connection: TCP, TLS or WebSocket'],
    ['sound', 'sound between phones'],
    ['early', 'sound before the answer'],
    ['ask', 'a question that is not SIP'],
    ['domain', 'a domain'],
    ['nat', 'a NAT box: inside, addresses are private'],
  ],
} as const;
