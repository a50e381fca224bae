// RFC 3261 §20 and §25.1: each kind of header value as a pair, how it is read and how it is printed.
// header-names.ts says which header has which.

import * as a from './address-parse';
import type { Cursor } from './cursor';
import { appendNameAddr } from './uri-print';
import * as v from './value-parse';
import * as p from './value-print';

/** A value's reader and printer. Reading what was printed gives an equal value. */
export interface Grammar {
  readonly read: (c: Cursor) => unknown;
  /** Appends the printed value to a text. */
  readonly append: (text: string, value: never) => string;
}

export const vias: Grammar = { read: a.readVias, append: p.appendVias };
export const address: Grammar = { read: a.readAddress, append: appendNameAddr };
export const addresses: Grammar = { read: a.readAddresses, append: p.appendAddresses };
export const routes: Grammar = { read: a.readRoutes, append: p.appendAddresses };
export const infos: Grammar = { read: a.readInfos, append: p.appendAddresses };
export const contact: Grammar = { read: a.readContact, append: p.appendContact };
export const callId: Grammar = { read: v.readCallId, append: p.appendText };
export const callIds: Grammar = { read: v.readCallIds, append: p.appendWords };
export const cseq: Grammar = { read: v.readCSeq, append: p.appendCSeq };
export const number: Grammar = { read: v.readInteger, append: p.appendNumber };
export const contentLength: Grammar = { read: v.readContentLength, append: p.appendNumber };
export const media: Grammar = { read: v.readMedia, append: p.appendParameterised };
export const optionalMedias: Grammar = { read: v.readOptionalMedias, append: p.appendParameterisedList };
export const parameterised: Grammar = { read: v.readParameterised, append: p.appendParameterised };
export const parameterisedList: Grammar = { read: v.readParameterisedList, append: p.appendParameterisedList };
export const optionalParameterisedList: Grammar = {
  read: v.readOptionalParameterisedList,
  append: p.appendParameterisedList,
};
export const words: Grammar = { read: v.readWords, append: p.appendWords };
export const optionalWords: Grammar = { read: v.readOptionalWords, append: p.appendWords };
export const dialog: Grammar = { read: v.readDialog, append: p.appendParameterised };
export const auth: Grammar = { read: v.readAuth, append: p.appendAuth };
export const authInfo: Grammar = { read: v.readAuthInfo, append: p.appendAuthInfo };
export const retryAfter: Grammar = { read: v.readRetryAfter, append: p.appendRetryAfter };
export const warnings: Grammar = { read: v.readWarnings, append: p.appendWarnings };
export const rack: Grammar = { read: v.readRAck, append: p.appendRAck };
export const text: Grammar = { read: v.readText, append: p.appendText };
