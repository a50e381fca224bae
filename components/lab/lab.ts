// Everything of the stage that needs the engine, in one chunk that the page loads after it can be used.

export { MessagePanel } from '../inspector/message';
export { NowPanel } from '../inspector/now';
export { StatePanel } from '../inspector/state';
export { WhyPanel } from '../inspector/why';
export { questionAfter } from '../practice/question';
export { Sound } from '../sound/sound';
export { LargeMap } from '../topology/large';
export { mapOf } from '../topology/sized';
export { Ahead } from './ahead';
export { ChangesList } from './changes-list';
export { ElementMenu } from './element-menu';
export { Ended } from './ended';
export { openScenario, readChanges, withOriginal, writeChanges } from './open';
export { Palette } from './palette';
export { PredictPanel } from './predict';
export { PrintSheet } from './print-sheet';
export { SettingsModal } from './settings-modal';
export { changeAtOnce, verbsFor, WhatIf } from './what-if';
