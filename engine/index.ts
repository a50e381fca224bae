// The only door to the engine: run a scenario, ask its trace, read and print messages.

export type { Body, Header, Message, Request, Response } from './message/message';
export type { ParseError, ParseResult } from './message/parse';
export { parseMessage } from './message/parse';
export { printHeader, printMessage, printStartLine } from './message/print';
export { reasonOf, statusOf } from './message/status';
export type * from './model/address';
export type * from './model/element';
export type * from './model/intervention';
export type * from './model/output';
export type * from './model/scenario';
export type { Micros } from './model/time';
export { inMilliseconds, MILLISECOND, SECOND } from './model/time';
export type * from './model/trace';
export { readScenario } from './scenario/read';
export { afterEntry, at } from './trace/at';
export { compare } from './trace/compare';
export { judge } from './trace/expect';
export { recordsOf } from './trace/export';
export { mediaSpans } from './trace/media';
export { outcome, sameOutcome } from './trace/outcome';
export type { Sending } from './trace/sending';
export { figureStart, labelIn, sendingsOf } from './trace/sending';
export { transcript } from './trace/transcript';
export { sentenceOf, why } from './trace/why';
export { simulate } from './world/simulate';
