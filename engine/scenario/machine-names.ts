// What `state:` can speak of: the machines elements run, in the words of the language, and the states of each. A test
// holds this table against the machines themselves, so that it cannot fall behind.

export interface MachineWords {
  /** The id of the machine. */
  readonly id: string;
  /** What an author writes: spaces for hyphens, the method in capitals. */
  readonly name: string;
  /** Whose machine it is, and what of. */
  readonly says: string;
  /** What kind of element can run it. */
  readonly of: 'phones' | 'servers' | 'all';
  readonly states: readonly string[];
}

const machine = (id: string, of: MachineWords['of'], says: string, states: string): MachineWords => ({
  id,
  name: id.replace('invite-', 'INVITE-').replaceAll('-', ' ').replace('non INVITE', 'non-INVITE'),
  says,
  of,
  states: states.split(' '),
});

/** Every machine, transactions first. */
export const MACHINES: readonly MachineWords[] = [
  machine(
    'invite-client',
    'all',
    'An INVITE that was sent, until its final answer is dealt with.',
    'Calling Proceeding Completed Accepted Terminated',
  ),
  machine(
    'invite-server',
    'all',
    'An INVITE that came in, until it is answered and acknowledged.',
    'Proceeding Completed Confirmed Accepted Terminated',
  ),
  machine('non-invite-client', 'all', 'Any other request that was sent.', 'Trying Proceeding Completed Terminated'),
  machine('non-invite-server', 'all', 'Any other request that came in.', 'Trying Proceeding Completed Terminated'),
  machine(
    'caller',
    'phones',
    'A call, at the phone that makes it.',
    'Calling Proceeding Dropped Leaving CancelHeld Cancelling Confirmed ByeHeld ByeSent Ended',
  ),
  machine(
    'callee',
    'phones',
    'A call, at the phone that is called.',
    'Incoming Reserving Alerting AnswerHeld Accepted ByeHeld Confirmed ByeSent Ended',
  ),
  machine('accept', 'all', 'A 2xx that is repeated until its ACK comes.', 'Repeating Acknowledged GivenUp'),
  machine(
    'offer-answer',
    'all',
    'What two sides of a call agree on: whose offer is open.',
    'Idle OfferSent OfferReceived Agreed',
  ),
  machine(
    'reliable',
    'phones',
    'A provisional answer that is repeated until its PRACK comes.',
    'Idle Unacknowledged Answered GivenUp',
  ),
  machine('reservation', 'phones', 'Room for a call in one network.', 'None Reserving Failing Reserved'),
  machine(
    'change',
    'phones',
    'A change of the call by this phone: hold, another codec, another address.',
    'Idle Waiting Sent Proceeding CancelHeld Cancelling Clash Later Closing Closed',
  ),
  machine('asked', 'phones', 'A change of the call by the other side.', 'Asked Thinking Accepted Closed Done'),
  machine('session-timer', 'phones', 'The time within which a call must be refreshed.', 'Off Refreshing Watching'),
  machine(
    'registration',
    'phones',
    'Where the registrar knows this phone to be.',
    'Unregistered Asking AskingRegistered AskingWaiting Registering Registered Refreshing Waiting Unregistering',
  ),
  machine('flow', 'phones', 'A flow to a proxy that the phone watches over.', 'Closed Open Asked Failed'),
  machine(
    'subscriber',
    'phones',
    'Watching somebody.',
    'NotifyWait Pending Active Refreshing Renewing Expiring Leaving Postponed Terminated',
  ),
  machine('notifier', 'phones', 'Being watched by somebody.', 'Asked Pending Active Terminated'),
  machine(
    'publication',
    'phones',
    'What the presence server keeps of this phone.',
    'Unpublished Publishing Published Updating Waiting Unsure Removing',
  ),
  machine(
    'transfer',
    'phones',
    'A transfer, at the phone that hands the call over.',
    'Referring Trying Reporting Transferred Failed Unobserved',
  ),
  machine(
    'referral',
    'phones',
    'A transfer, at the phone that is to call somebody else.',
    'Trying Reported Expired Unwanted',
  ),
  machine('call-again', 'phones', 'A call that failed and is made again later.', 'Waiting Calling Done'),
  machine(
    'third-party',
    'phones',
    'Two calls that a controller makes one of.',
    'CallingFirst CallingSecond AskingFirst AskingSecond AskingEarly Alerting Connected Passing Completing Over',
  ),
  machine(
    'proxy-context',
    'servers',
    'A request that a proxy passes on, and what its targets said.',
    'Deciding Collecting Cancelling Answered Done',
  ),
  machine(
    'proxy-branch',
    'servers',
    'One target that a proxy tries.',
    'Idle Trying Calling Proceeding CancelHeld Cancelled GivenUp Dismissed Answered Refused Failed',
  ),
  machine(
    'bridge',
    'servers',
    'A call through a back-to-back user agent.',
    'Connecting Accepted Connected Releasing Ended',
  ),
];

/** The machine an author means, whatever the case and with hyphens or spaces. */
export const machineCalled = (written: string): MachineWords | undefined =>
  MACHINES.find(({ id }) => id === written.trim().toLowerCase().replace(/\s+/g, '-'));
