// The only door to the engine.

export type * from './model/address';
export type * from './model/element';
export type * from './model/intervention';
export type * from './model/output';
export type * from './model/scenario';
export type * from './model/time';
export type * from './model/trace';
export { simulate } from './world/simulate';
