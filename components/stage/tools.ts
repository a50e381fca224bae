// What opens only when somebody asks for it and needs no engine, in one small chunk that loads at the first sign of a reader.

export { Brackets } from '../ladder/bracket';
export { burning } from '../ladder/burning';
export { callsOf, otherCalls, withoutCalls } from '../ladder/calls';
export { scopeOf } from '../ladder/scopes';
export { KeysSheet } from './keys-sheet';
export { Lies } from './lies';
export { SharePanel } from './share-panel';
export { Spoken } from './spoken';
export { ViewPanel } from './view-panel';
