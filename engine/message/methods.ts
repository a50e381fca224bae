// The methods of RFC 3261 §7.1 and its extensions: where each may stand, and whether it refreshes a dialog's target.

export interface Method {
  readonly name: string;
  readonly rfc: number;
  readonly section: string;
  /** How it relates to a dialog, in words. */
  readonly dialog: string;
  /** 12.2: whether a request of this method within a dialog updates the remote target. */
  readonly targetRefresh: boolean;
}

function method(name: string, rfc: number, section: string, targetRefresh: boolean, dialog: string): Method {
  return { name, rfc, section, dialog, targetRefresh };
}

export const METHODS: readonly Method[] = [
  method('ACK', 3261, '17.1.1.3', false, 'within the dialog for a 2xx, else part of the INVITE transaction'),
  method('BYE', 3261, '15', false, 'ends a dialog'),
  method('CANCEL', 3261, '9', false, 'hop by hop, with branch and CSeq number of the request it cancels'),
  method('INVITE', 3261, '13', true, 'creates a dialog, or changes a session within one'),
  method('OPTIONS', 3261, '11', false, 'outside or within a dialog'),
  method('REGISTER', 3261, '10', false, 'outside of dialogs'),
  method('PRACK', 3262, '3', false, 'within an early dialog'),
  method('UPDATE', 3311, '5', true, 'within an early or confirmed dialog'),
  method('SUBSCRIBE', 6665, '3.1', true, 'creates a dialog, or refreshes a subscription within one'),
  method('NOTIFY', 6665, '3.2', true, 'within a subscription; the first one creates its dialog'),
  method('REFER', 3515, '2.4', true, 'within a dialog, or creates one by its subscription'),
  method('MESSAGE', 3428, '4', false, 'outside or within a dialog'),
  method('INFO', 6086, '4', false, 'within an INVITE dialog'),
  method('PUBLISH', 3903, '4', false, 'outside of dialogs'),
];

const known = new Map<string, Method>(METHODS.map((one) => [one.name, one]));

/** What is known of a method; 7.1: names are compared with case. */
export function methodOf(name: string): Method | undefined {
  return known.get(name);
}

/** Whether this project knows a method. */
export function isKnownMethod(name: string): boolean {
  return known.has(name);
}
