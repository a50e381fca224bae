// Where a packet goes: what RFC 3263 §4 ends with, and what RFC 3261 §18 sends to.

export type ElementId = string;

export type Transport = 'UDP' | 'TCP' | 'TLS' | 'WS' | 'WSS';

/** A transport address: the IP address as text, and a port. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where and how to send one message (RFC 3261 §18.1.1). */
export interface Hop extends Address {
  readonly transport: Transport;
  /** Over the connection that is there, or not at all (RFC 5626 §5.3.1). */
  readonly existing?: true;
}

/** Reliable transports never retransmit at the SIP layer (RFC 3261 §17.1.1.1). */
export const isReliable = (transport: Transport): boolean => transport !== 'UDP';
