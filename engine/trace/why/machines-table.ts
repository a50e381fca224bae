// What people call the machines.

const NAMES: Readonly<Record<string, string>> = {
  'invite-client': 'INVITE client transaction',
  'invite-server': 'INVITE server transaction',
  'non-invite-client': 'Client transaction',
  'non-invite-server': 'Server transaction',
  'proxy-context': 'Search of the proxy',
  'proxy-branch': 'Branch of the proxy',
  caller: 'Call, as its caller sees it',
  callee: 'Call, as its callee sees it',
  'offer-answer': 'Offer and answer',
  accept: 'Repeats of the 2xx',
  change: 'Change under way',
  asked: 'Change that was asked for',
  reliable: 'Reliable ringing',
  'session-timer': 'Session timer',
  reservation: 'Reservation',
  registration: 'Registration',
  subscriber: 'Subscription, as its watcher sees it',
  notifier: 'Subscription, as the watched one sees it',
  transfer: 'Transfer, as who asks for it sees it',
  referral: 'Transfer, as who is asked sees it',
  bridge: 'Bridge of two calls',
};

/** 'INVITE client transaction' for 'invite-client'. */
export const machineName = (machine: string): string => NAMES[machine] ?? machine;
