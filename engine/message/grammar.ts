// RFC 3261 §20 and §25.1: each kind of header value as a pair, how it is read and how it is printed.
// header-names.ts says which header has which.

import * as a from './address-parse';
import type { Cursor } from './cursor';
import { printNameAddr } from './uri-print';
import * as v from './value-parse';
import * as p from './value-print';

/** A value's reader and printer. Reading what was printed gives an equal value. */
export interface Grammar {
  readonly read: (c: Cursor) => unknown;
  readonly print: (value: never) => string;
}

export const vias: Grammar = { read: a.readVias, print: p.printVias };
export const address: Grammar = { read: a.readAddress, print: printNameAddr };
export const addresses: Grammar = { read: a.readAddresses, print: p.printAddresses };
export const routes: Grammar = { read: a.readRoutes, print: p.printAddresses };
export const infos: Grammar = { read: a.readInfos, print: p.printAddresses };
export const contact: Grammar = { read: a.readContact, print: p.printContact };
export const callId: Grammar = { read: v.readCallId, print: p.printText };
export const callIds: Grammar = { read: v.readCallIds, print: p.printWords };
export const cseq: Grammar = { read: v.readCSeq, print: p.printCSeq };
export const number: Grammar = { read: v.readInteger, print: p.printNumber };
export const contentLength: Grammar = { read: v.readContentLength, print: p.printNumber };
export const media: Grammar = { read: v.readMedia, print: p.printParameterised };
export const optionalMedias: Grammar = { read: v.readOptionalMedias, print: p.printParameterisedList };
export const parameterised: Grammar = { read: v.readParameterised, print: p.printParameterised };
export const parameterisedList: Grammar = { read: v.readParameterisedList, print: p.printParameterisedList };
export const optionalParameterisedList: Grammar = {
  read: v.readOptionalParameterisedList,
  print: p.printParameterisedList,
};
export const words: Grammar = { read: v.readWords, print: p.printWords };
export const optionalWords: Grammar = { read: v.readOptionalWords, print: p.printWords };
export const dialog: Grammar = { read: v.readDialog, print: p.printParameterised };
export const auth: Grammar = { read: v.readAuth, print: p.printAuth };
export const authInfo: Grammar = { read: v.readAuthInfo, print: p.printAuthInfo };
export const retryAfter: Grammar = { read: v.readRetryAfter, print: p.printRetryAfter };
export const warnings: Grammar = { read: v.readWarnings, print: p.printWarnings };
export const rack: Grammar = { read: v.readRAck, print: p.printRAck };
export const text: Grammar = { read: v.readText, print: p.printText };
