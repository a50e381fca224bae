// What the ladder draws: plain data that a page can carry. Times are milliseconds since the figure began.
// Nothing here knows pixels; layout.ts turns it into places, ladder.tsx into SVG.

export type Millis = number;

export type HeadKind = 'user-agent' | 'proxy' | 'b2bua' | 'redirect' | 'registrar' | 'location' | 'name-server';

/** The class of an arrow; it decides colour, dash and head together, so that colour never speaks alone. */
export type MessageKind = 'request' | '1xx' | '2xx' | '3xx' | 'failure' | 'ack' | 'query';

export interface LadderNode {
  readonly id: string;
  readonly kind: HeadKind;
  readonly name: string;
  readonly host: string;
  /** Several lifelines as one: their names, and how many messages between them are not shown. */
  readonly folded?: { readonly names: readonly string[]; readonly hidden: number };
}

/** Something that lives beside one lifeline, and only while it is used: a location service, a name server. */
export interface LadderSatellite {
  readonly id: string;
  readonly of: string;
  readonly kind: HeadKind;
  /** One string a line. */
  readonly name: readonly string[];
  readonly t0: Millis;
  readonly t1: Millis;
}

export interface LadderMessage {
  readonly id: string;
  /** 'F5' as in the RFC's figure; empty for what is not SIP. */
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly t0: Millis;
  readonly t1: Millis;
  readonly kind: MessageKind;
  /** Ways to write it, the longest first: '407 Proxy Authentication Required', '407 Proxy Auth', '407'. */
  readonly labels: readonly string[];
  /** 1 for the first sending, 2 for the second ... */
  readonly copy: number;
  readonly sdp: 'offer' | 'answer' | null;
  /** Why it never arrived, or null. */
  readonly lost: string | null;
  /** The same fact as a sentence, for people who read or listen. */
  readonly sentence: string;
  /** Where it was lost, when not on its way: no way led there, the path was cut, or nobody took it at its end. */
  readonly ends?: 'nowhere' | 'cut' | 'there';
  /** Made by the network: a second arrival of a message that left once. */
  readonly twin?: true;
  /** The reader lost, delayed, doubled or rewrote it. */
  readonly touched?: true;
  /** Against the run before the reader's change: not in it, or in it with another fate or text. */
  readonly diff?: 'new' | 'changed';
}

/** A message of the run before the reader's change, in a gap that the change opened. */
export interface LadderGhost {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly t0: Millis;
  readonly t1: Millis;
  /** Short: '180', 'INVITE'. */
  readonly label: string;
  /** Goes on where the reader's change ended the same message. */
  readonly partial: boolean;
  /** Its Call-ID; none for a question. */
  readonly call?: string;
}

/** Words about the run before the change. */
export interface LadderNote {
  readonly t0: Millis;
  readonly t1: Millis;
  /** Ways to say it, the longest first. */
  readonly texts: readonly string[];
}

export interface LadderOriginal {
  readonly messages: readonly LadderGhost[];
  readonly notes: readonly LadderNote[];
  /** Where the two runs part: an arrow of this run. */
  readonly first: string | null;
}

export type Step = 1 | 2 | 3 | 4 | 5;
export type MarkKind = 'opens' | 'progress' | 'settles' | 'fails';

/**
 * One fact's bearing on one of the five questions. `fact` is a message or satellite arrow, null for what came before.
 * `of`: whose question it is, where there are several: another call, another branch of a fork.
 */
export interface LaneMark {
  readonly step: Step;
  readonly kind: MarkKind;
  readonly t: Millis;
  readonly fact: string | null;
  readonly of?: number;
}

/** The open question of a step in words, while it holds. */
export interface Saying {
  readonly step: Step;
  readonly t0: Millis;
  readonly t1: Millis;
  readonly text: string;
}

export interface LadderState {
  readonly node: string;
  /** The transaction, dialog or call the state belongs to, and its machine: see PickTarget. */
  readonly owner: string;
  readonly machine: string;
  /** The side of the lifeline the machine serves. */
  readonly side: 'left' | 'right';
  readonly t0: Millis;
  readonly t1: Millis;
  readonly state: string;
  /** Empty: the bar carries no words. */
  readonly label: string;
  readonly ends: boolean;
}

export interface LadderTimer {
  readonly node: string;
  /** Whose timer, and its letter or name in the run. */
  readonly owner: string;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly t0: Millis;
  readonly t1: Millis;
  readonly label: string;
  readonly detail: string;
}

/** A timer while it runs: set at `t0`, due at `due`, gone at `t1` because it fired, was stopped, or died in a crash. */
export interface LadderFuse {
  readonly node: string;
  readonly owner: string;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly t0: Millis;
  readonly due: Millis;
  readonly t1: Millis;
  readonly label: string;
}

export interface LadderMedia {
  /** Where sound that flows one way only goes, in the figure; both ways when left out. */
  readonly way?: 'right' | 'left' | 'none';
  /** Before the answer. */
  readonly early?: true;
  /** An end holds the stream. */
  readonly held?: true;
  readonly from: string;
  readonly to: string;
  readonly t0: Millis;
  readonly t1: Millis;
  /** Ways to say what flows and how, the longest first; the last may be empty. */
  readonly labels: readonly string[];
  readonly details: readonly string[];
}

/** While an element is down. */
export interface LadderDown {
  readonly node: string;
  readonly t0: Millis;
  readonly t1: Millis;
  /** Sentences for going down and for coming back; the second is empty when it does not. */
  readonly sentences: readonly [string, string];
}

/** Something that happened to a connection under the messages (TCP, TLS, WebSocket). */
export interface LadderLink {
  readonly between: readonly [string, string];
  readonly what: 'open' | 'stalled' | 'resumed' | 'reset';
  readonly t: Millis;
  /** The message that waited for it to open. */
  readonly by: string | null;
  /** Ways to say it, the longest first. */
  readonly labels: readonly string[];
  readonly sentence: string;
}

/** While a path is cut. */
export interface LadderCut {
  readonly between: readonly [string, string];
  readonly t0: Millis;
  readonly t1: Millis;
  readonly label: string;
  readonly sentence: string;
}

/** Whom somebody hears, under the head. */
export interface LadderHearing {
  readonly node: string;
  readonly t0: Millis;
  readonly t1: Millis;
  readonly text: string;
  /** In a call, and hears nothing. */
  readonly nobody: boolean;
}

/** Words for a long silence. */
export interface LadderWait {
  readonly t0: Millis;
  readonly t1: Millis;
  /** Ways to say it, the longest first. */
  readonly texts: readonly string[];
}

/** What was prepared before the figure began, as a chip over its lifeline. */
export interface LadderBefore {
  readonly node: string;
  readonly label: string;
  readonly detail: string;
}

/** What a person or a server is doing, under its head. */
export interface LadderStatus {
  readonly node: string;
  readonly t0: Millis;
  readonly t1: Millis;
  readonly text: string;
  readonly ringing: boolean;
}

/** What a reader points at in the figure. `owner` and `machine` are the names that the run has for them. */
export type PickTarget =
  | { readonly what: 'message'; readonly id: string }
  | { readonly what: 'node'; readonly id: string }
  | { readonly what: 'machine'; readonly node: string; readonly owner: string; readonly machine: string }
  | { readonly what: 'timer'; readonly node: string; readonly owner: string; readonly name: string }
  | { readonly what: 'media'; readonly id: string }
  | { readonly what: 'satellite'; readonly id: string };

export interface LadderView {
  readonly nodes: readonly LadderNode[];
  readonly satellites: readonly LadderSatellite[];
  /** In sending order. */
  readonly messages: readonly LadderMessage[];
  readonly media: readonly LadderMedia[];
  readonly timers: readonly LadderTimer[];
  readonly states: readonly LadderState[];
  readonly waits: readonly LadderWait[];
  readonly before: readonly LadderBefore[];
  /** What was prepared and which steps that opened, as a sentence; absent where nothing was. */
  readonly opening?: string;
  readonly marks: readonly LaneMark[];
  readonly says: readonly Saying[];
  readonly statuses: readonly LadderStatus[];
  /** Every timer that ran, in the order they were set. A page leaves them out: the engine brings them. */
  readonly fuses?: readonly LadderFuse[];
  readonly downs?: readonly LadderDown[];
  readonly links?: readonly LadderLink[];
  readonly cuts?: readonly LadderCut[];
  readonly hearings?: readonly LadderHearing[];
  /** The run before the reader's change, while it is shown. */
  readonly original?: LadderOriginal;
  /** A little before the first message: where the preparation stands, and where playing starts. */
  readonly start: Millis;
  /** The last arrival of the run. */
  readonly end: Millis;
}
