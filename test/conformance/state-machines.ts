// The state machines of SIP transactions, transcribed from the figures and the text that goes with them:
// RFC 6026 Figure 5 and RFC 3261 §17.1.1 (INVITE client), RFC 3261 Figure 6 and §17.1.2 (non-INVITE client),
// RFC 6026 Figure 7 and RFC 3261 §17.2.1 (INVITE server), RFC 3261 Figure 8, §17.2.2 and RFC 6026 §8.8 (non-INVITE server).
// The engine's machines must have these edges, those that other sections add to them, and no others.

export interface Row {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly actions: readonly string[];
  /** Timers the edge starts. */
  readonly starts: readonly string[];
  /** Timers the edge stops; when a transaction ends, all stop, and none is named here. */
  readonly stops: readonly string[];
  /** RFC number and section. */
  readonly rule: string;
}

export interface MachineTable {
  /** Its name in RFC terms and in the figure that draws it. */
  readonly figure: string;
  readonly states: readonly string[];
  /** What happens when the transaction is made. */
  readonly entry: Omit<Row, 'from' | 'event' | 'stops'>;
  readonly rows: readonly Row[];
}

const row = (from: string, event: string, to: string, actions: string, rule: string, starts = '', stops = ''): Row => ({
  from,
  event,
  to,
  actions: words(actions),
  starts: words(starts),
  stops: words(stops),
  rule,
});

const words = (text: string): string[] => text.split(' ').filter(Boolean);

/** Timers that only run on unreliable transports. */
export const UNRELIABLE_ONLY: readonly string[] = ['A', 'E', 'G'];

export const tables: Readonly<Record<string, MachineTable>> = {
  'invite-client': {
    figure: 'RFC 6026 Figure 5',
    states: ['Calling', 'Proceeding', 'Completed', 'Accepted', 'Terminated'],
    entry: { to: 'Calling', actions: ['sendRequest'], starts: ['A', 'B'], rule: '3261 17.1.1.2' },
    rows: [
      row('Calling', 'timer.A', 'Calling', 'sendRequest', '3261 17.1.1.2', 'A'),
      row('Calling', 'timer.B', 'Terminated', 'reportTimeout', '3261 17.1.1.2'),
      row('Calling', 'transport-error', 'Terminated', 'reportTransportError', '3261 17.1.4'),
      row('Calling', '1xx', 'Proceeding', 'passToUser', '3261 17.1.1.2', '', 'A B'),
      row('Calling', '300-699', 'Completed', 'passToUser sendAck', '3261 17.1.1.2', 'D', 'A B'),
      row('Calling', '2xx', 'Accepted', 'passToUser', '6026 8.4', 'M', 'A B'),
      row('Proceeding', '1xx', 'Proceeding', 'passToUser', '3261 17.1.1.2'),
      row('Proceeding', '300-699', 'Completed', 'passToUser sendAck', '3261 17.1.1.2', 'D'),
      row('Proceeding', '2xx', 'Accepted', 'passToUser', '6026 8.4', 'M'),
      row('Completed', '300-699', 'Completed', 'sendAck', '3261 17.1.1.2'),
      row('Completed', 'transport-error', 'Terminated', 'reportTransportError', '3261 17.1.4'),
      row('Completed', 'timer.D', 'Terminated', '', '3261 17.1.1.2'),
      row('Accepted', '2xx', 'Accepted', 'passToUser', '6026 8.4'),
      row('Accepted', 'timer.M', 'Terminated', '', '6026 8.4'),
    ],
  },
  'non-invite-client': {
    figure: 'RFC 3261 Figure 6',
    states: ['Trying', 'Proceeding', 'Completed', 'Terminated'],
    entry: { to: 'Trying', actions: ['sendRequest'], starts: ['E', 'F'], rule: '3261 17.1.2.2' },
    rows: [
      row('Trying', 'timer.E', 'Trying', 'sendRequest', '3261 17.1.2.2', 'E'),
      row('Trying', 'timer.F', 'Terminated', 'reportTimeout', '3261 17.1.2.2'),
      row('Trying', 'transport-error', 'Terminated', 'reportTransportError', '3261 17.1.4'),
      row('Trying', '1xx', 'Proceeding', 'passToUser', '3261 17.1.2.2'),
      row('Trying', '200-699', 'Completed', 'passToUser', '3261 17.1.2.2', 'K', 'E F'),
      row('Proceeding', 'timer.E', 'Proceeding', 'sendRequest', '3261 17.1.2.2', 'E'),
      row('Proceeding', 'timer.F', 'Terminated', 'reportTimeout', '3261 17.1.2.2'),
      row('Proceeding', 'transport-error', 'Terminated', 'reportTransportError', '3261 17.1.4'),
      row('Proceeding', '1xx', 'Proceeding', 'passToUser', '3261 17.1.2.2'),
      row('Proceeding', '200-699', 'Completed', 'passToUser', '3261 17.1.2.2', 'K', 'E F'),
      row('Completed', '1xx', 'Completed', '', '3261 17.1.2.2'),
      row('Completed', '200-699', 'Completed', '', '3261 17.1.2.2'),
      row('Completed', 'timer.K', 'Terminated', '', '3261 17.1.2.2'),
    ],
  },
  'invite-server': {
    figure: 'RFC 6026 Figure 7',
    states: ['Proceeding', 'Completed', 'Confirmed', 'Accepted', 'Terminated'],
    entry: { to: 'Proceeding', actions: ['passToUser'], starts: [], rule: '3261 17.2.1' },
    rows: [
      row('Proceeding', 'INVITE', 'Proceeding', 'sendResponse', '3261 17.2.1'),
      // The figure puts it on the entry arrow: "send 100 if TU won't in 200 ms".
      row('Proceeding', 'respond.100', 'Proceeding', 'sendResponse', '3261 17.2.1'),
      row('Proceeding', 'respond.101-199', 'Proceeding', 'sendResponse', '3261 17.2.1'),
      row('Proceeding', 'respond.2xx', 'Accepted', 'sendResponse', '6026 8.5', 'L'),
      row('Proceeding', 'respond.300-699', 'Completed', 'sendResponse', '3261 17.2.1', 'G H'),
      row('Proceeding', 'transport-error', 'Proceeding', 'reportTransportError', '6026 8.8'),
      row('Completed', 'INVITE', 'Completed', 'sendResponse', '3261 17.2.1'),
      row('Completed', 'timer.G', 'Completed', 'sendResponse', '3261 17.2.1', 'G'),
      row('Completed', 'ACK', 'Confirmed', '', '3261 17.2.1', 'I', 'G H'),
      row('Completed', 'timer.H', 'Terminated', 'reportNoAck', '3261 17.2.1'),
      row('Completed', 'transport-error', 'Completed', 'reportTransportError', '6026 8.8'),
      row('Confirmed', 'ACK', 'Confirmed', '', '3261 17.2.1'),
      row('Confirmed', 'timer.I', 'Terminated', '', '3261 17.2.1'),
      row('Accepted', 'INVITE', 'Accepted', '', '6026 8.7'),
      row('Accepted', 'ACK', 'Accepted', 'passToUser', '6026 8.7'),
      row('Accepted', 'respond.2xx', 'Accepted', 'sendResponse', '6026 8.7'),
      row('Accepted', 'transport-error', 'Accepted', 'reportTransportError', '6026 8.8'),
      row('Accepted', 'timer.L', 'Terminated', '', '6026 8.7'),
    ],
  },
  'non-invite-server': {
    figure: 'RFC 3261 Figure 8',
    states: ['Trying', 'Proceeding', 'Completed', 'Terminated'],
    entry: { to: 'Trying', actions: ['passToUser'], starts: [], rule: '3261 17.2.2' },
    rows: [
      row('Trying', 'request', 'Trying', '', '3261 17.2.2'),
      row('Trying', 'respond.1xx', 'Proceeding', 'sendResponse', '3261 17.2.2'),
      row('Trying', 'respond.200-699', 'Completed', 'sendResponse', '3261 17.2.2', 'J'),
      row('Proceeding', 'request', 'Proceeding', 'sendResponse', '3261 17.2.2'),
      row('Proceeding', 'respond.1xx', 'Proceeding', 'sendResponse', '3261 17.2.2'),
      row('Proceeding', 'respond.200-699', 'Completed', 'sendResponse', '3261 17.2.2', 'J'),
      row('Proceeding', 'transport-error', 'Proceeding', 'reportTransportError', '6026 8.8'),
      row('Completed', 'request', 'Completed', 'sendResponse', '3261 17.2.2'),
      row('Completed', 'respond.200-699', 'Completed', '', '3261 17.2.2'),
      row('Completed', 'transport-error', 'Completed', 'reportTransportError', '6026 8.8'),
      row('Completed', 'timer.J', 'Terminated', '', '3261 17.2.2'),
    ],
  },
};

/** Edges that stand in no figure: what other sections say of the same transactions. */
export const beyond: Readonly<Record<string, readonly Row[]>> = {
  'invite-client': [
    row('Calling', 'given-up', 'Terminated', '', '3261 16.8'),
    row('Proceeding', 'given-up', 'Terminated', '', '3261 9.1'),
  ],
  'non-invite-server': [
    row('Trying', 'unanswered', 'Terminated', '', '4320 4.2'),
    row('Proceeding', 'unanswered', 'Terminated', '', '4320 4.2'),
    row('Trying', 'passed-on', 'Terminated', '', '3261 16.10'),
  ],
};

/** RFC 3261 Table 4 and RFC 6026 §8.11, in milliseconds, with T1 = 500 ms, T2 = 4 s and T4 = 5 s. */
export const timerTable: Readonly<Record<string, { readonly unreliable: number; readonly reliable: number | null }>> = {
  A: { unreliable: 500, reliable: null },
  B: { unreliable: 32_000, reliable: 32_000 },
  D: { unreliable: 32_000, reliable: 0 },
  E: { unreliable: 500, reliable: null },
  F: { unreliable: 32_000, reliable: 32_000 },
  G: { unreliable: 500, reliable: null },
  H: { unreliable: 32_000, reliable: 32_000 },
  I: { unreliable: 5_000, reliable: 0 },
  J: { unreliable: 32_000, reliable: 0 },
  K: { unreliable: 5_000, reliable: 0 },
  L: { unreliable: 32_000, reliable: 32_000 },
  M: { unreliable: 32_000, reliable: 32_000 },
};
