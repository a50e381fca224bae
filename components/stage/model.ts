// What a stage page carries: the ladder, and the text of each message. Plain data, made on the server.

import type { LadderView } from '../ladder/model';
import type { MapPlan } from '../topology/model';

export interface Wire {
  readonly text: string;
  readonly transport: string;
}

export interface StageView {
  readonly id: string;
  readonly title: string;
  /** 'RFC 3665 §3.2', or null. */
  readonly source: string | null;
  readonly ladder: LadderView;
  /** By message id; location queries have none. */
  readonly wires: Readonly<Record<string, Wire>>;
  /** The network, laid out for the panel. */
  readonly map: MapPlan;
}
