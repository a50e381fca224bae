// What each refusal and redirection says, in one sentence: RFC 3261 §21 and the RFCs that add response codes.
// `a` answers, `b` asked, `m` is the method of the request. What depends on more than that is in purpose-answers.ts.

import { type Said, say } from './say';

export type Meaning = (a: string, b: string, m: string) => Said;

export const MEANINGS: Readonly<Record<number, Meaning>> = {
  182: (a, b) => say(`${a} cannot take the call at once and keeps ${b} waiting in a queue.`, 3261, '21.1.4'),
  199: (_, b) => say(`One of several branches has come to nothing; ${b} may forget what it set up for it.`, 6228, '5'),
  204: (a, b, m) => say(`${a} has taken the ${m}, and has nothing new to tell ${b}.`, 3261, '7.2'),
  300: (a, b) => say(`${a} knows several places, and leaves the choice among them to ${b}.`, 3261, '21.3.1'),
  301: (a, b) => say(`${a} tells ${b} that the user has moved for good, and where to.`, 3261, '21.3.2'),
  302: (a, b) => say(`${a} tells ${b} to try another place, this time.`, 3261, '21.3.3'),
  305: (a, b) => say(`${a} tells ${b} to come through a certain proxy.`, 3261, '21.3.4'),
  380: (a, b) => say(`${a} cannot take the call, and offers ${b} another service instead.`, 3261, '21.3.5'),
  400: (a, _, m) => say(`${a} could not make sense of the ${m}: it is not written as it must be.`, 3261, '21.4.1'),
  402: (a) => say(`${a} would want to be paid; the code is kept for later use.`, 3261, '21.4.3'),
  403: (a, b, m) => say(`${a} has understood the ${m} and will not do it; ${b} need not try again.`, 3261, '21.4.4'),
  404: (a) => say(`${a} knows the domain, and nobody of that name in it.`, 3261, '21.4.5'),
  405: (a, b, m) => say(`${a} does not allow ${m} here, and tells ${b} what it does allow.`, 3261, '21.4.6'),
  406: (a, b) => say(`${a} has no answer of a kind that ${b} accepts.`, 3261, '21.4.7'),
  410: (a) => say(`${a} once had this user, and knows of no place where the user is now.`, 3261, '21.4.10'),
  412: (a) => say(`${a} does not know the state that was to be changed; it must be published anew.`, 3903, '11.2.1'),
  413: (a) => say(`${a} will not read a body as long as that.`, 3261, '21.4.11'),
  414: (a) => say(`${a} will not read a Request-URI as long as that.`, 3261, '21.4.12'),
  415: (a, b) => say(`${a} cannot read a body of that kind, and tells ${b} which kinds it can.`, 3261, '21.4.13'),
  416: (a) => say(`${a} does not know addresses of that scheme.`, 3261, '21.4.14'),
  420: (a, b) => say(`${a} lacks an extension that ${b} insists on.`, 3261, '21.4.15'),
  421: (a, b) => say(`${a} insists on an extension that ${b} did not say it has.`, 3261, '21.4.16'),
  422: (a, b) => say(`${a} finds the session interval too short, and tells ${b} the shortest it takes.`, 4028, '6'),
  423: (a, b) =>
    say(`${a} will not keep anything for so short a time, and tells ${b} the shortest it takes.`, 3261, '21.4.17'),
  429: (a, b) => say(`${a} wants proof of who referred ${b} here.`, 3892, '5'),
  430: (a, b) => say(`${a} reached the phone over a flow that is broken; ${b} is to try another.`, 5626, '11.5'),
  439: (a, b) => say(`${a} cannot serve flows, because the first proxy that ${b} asked does not.`, 5626, '11.6'),
  440: (a) => say(`${a} would have to fork wider than Max-Breadth allows.`, 5393, '6.2'),
  469: (a) => say(`${a} does not take information of that kind within a call.`, 6086, '11.6'),
  480: (a) => say(`${a} has found that the user cannot be reached at present.`, 3261, '21.4.18'),
  481: (a, _, m) => say(`${a} knows no call and no transaction that this ${m} could belong to.`, 3261, '21.4.19'),
  482: (a, _, m) =>
    say(`${a} has seen this very ${m} before: it has gone in a circle, or come by two ways.`, 3261, '21.4.20'),
  483: (a, _, m) => say(`${a} may not pass the ${m} on: its hops are used up.`, 3261, '21.4.21'),
  484: (a) => say(`${a} needs more of the address: the number is not whole.`, 3261, '21.4.22'),
  485: (a) => say(`${a} cannot tell which of several users is meant.`, 3261, '21.4.23'),
  486: (a) => say(`${a} is busy: the phone was reached and takes no further call.`, 3261, '21.4.24'),
  487: (_, __, m) =>
    say(`The ${m} ends without a call, because it was given up before anybody answered.`, 3261, '21.4.25'),
  488: (a) => say(`${a} was reached, and cannot take the media that were offered.`, 3261, '21.4.26'),
  489: (a) => say(`${a} does not know the kind of event that was asked for.`, 6665, '8.3.2'),
  491: (a, b) => say(`${a} has asked for a change itself; both wait a little, and ${b} tries again.`, 3261, '21.4.27'),
  493: (a) => say(`${a} could not decrypt the body.`, 3261, '21.4.28'),
  500: (a, _, m) => say(`${a} cannot do the ${m} now, for a reason of its own.`, 3261, '21.5.1'),
  501: (a, _, m) => say(`${a} does not know the method ${m} at all.`, 3261, '21.5.2'),
  502: (a) => say(`${a} got an answer from further on that it could not use.`, 3261, '21.5.3'),
  503: (a, b) => say(`${a} cannot serve ${b} at the moment; another server may.`, 3261, '21.5.4'),
  504: (a) => say(`${a} needed another server, which did not answer in time.`, 3261, '21.5.5'),
  505: (a) => say(`${a} does not speak this version of SIP.`, 3261, '21.5.6'),
  513: (a) => say(`${a} will not take a message as long as that.`, 3261, '21.5.7'),
  580: (a) => say(`${a} could not get room for the call in the network, so nothing rings.`, 3312, '8'),
  600: (a) => say(`${a} is busy, wherever one might call: no other phone need be tried.`, 3261, '21.6.1'),
  603: (a) => say(`${a} does not want the call, on any phone.`, 3261, '21.6.2'),
  604: (a) => say(`${a} knows for certain that this user is nowhere.`, 3261, '21.6.3'),
  606: (a) =>
    say(`${a} would take the call, and cannot take the session that was described, on any phone.`, 3261, '21.6.4'),
};

/** By the first digit, for codes this project has no sentence for (RFC 3261 §8.1.3.2). */
export const CLASSES: Readonly<Record<number, Meaning>> = {
  1: (a, _, m) => say(`${a} is still at work on the ${m}.`, 3261, '21.1'),
  2: (a, _, m) => say(`${a} has done what the ${m} asked.`, 3261, '21.2'),
  3: (a, b) => say(`${a} points ${b} to another place.`, 3261, '21.3'),
  4: (a, b, m) => say(`${a} does not do the ${m} as it was asked; ${b} may ask otherwise.`, 3261, '21.4'),
  5: (a, _, m) => say(`${a} failed at a ${m} that may well be right.`, 3261, '21.5'),
  6: (a, _, m) => say(`${a} knows that the ${m} can succeed nowhere.`, 3261, '21.6'),
};
