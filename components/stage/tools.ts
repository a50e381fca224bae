// What opens only when somebody asks for it and needs no engine, in one small chunk that loads at the first sign of a reader.

export { KeysSheet } from './keys-sheet';
export { MessageMenu } from './message-menu';
export { present } from './present';
export { SharePanel } from './share-panel';
export { ViewPanel } from './view-panel';
