// The map of the network: who stands where, who talks with whom and over what, domains, NAT boxes, and what happens to
// them while the call runs. Plain data that a page can carry. Times are milliseconds since the figure began.

import type { HeadKind, Millis } from '../ladder/model';

/** What there is, before anything has a place. */
export interface MapFacts {
  readonly nodes: readonly MapNode[];
  readonly links: readonly MapLink[];
  /** NAT boxes: the names of those that hide somebody. */
  readonly nats: readonly { readonly id: string; readonly label: string }[];
  /** Services that are asked while the figure runs. */
  readonly services: readonly { readonly of: string; readonly kind: ServiceKind; readonly label: string }[];
  readonly media: readonly MapSound[];
  readonly downs: readonly { readonly node: string; readonly t0: Millis; readonly t1: Millis }[];
  readonly cuts: readonly MapCut[];
}

export type ServiceKind = 'location' | 'name-server';

export interface MapNode {
  readonly id: string;
  readonly kind: HeadKind;
  readonly name: string;
  readonly host: string;
  /** As people remember it: 'atlanta'. */
  readonly domain: string;
  /** The NAT box it is behind. */
  readonly nat: string | null;
}

export interface MapLink {
  readonly a: string;
  readonly b: string;
  /** Over what they talk: 'UDP', 'TCP', or both. */
  readonly transports: readonly string[];
  /** A firewall on the way, and beside whom it stands. */
  readonly wall: string | null;
}

/** Sound between two elements, as it runs on the wire. */
export interface MapSound {
  readonly a: string;
  readonly b: string;
  readonly hears: readonly string[];
  readonly t0: Millis;
  readonly t1: Millis;
}

/** A path that carries nothing for a while. */
export interface MapCut {
  readonly a: string;
  readonly b: string;
  /** Whose packets still pass. */
  readonly only: string | null;
  readonly t0: Millis;
  readonly t1: Millis;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve with one control point; straight when that lies in the middle. */
export interface Curve {
  readonly from: Point;
  readonly by: Point;
  readonly to: Point;
}

export interface MapText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** In letters of one width. */
  readonly mono?: true;
}

export interface PlacedNode extends Point {
  readonly id: string;
  readonly kind: HeadKind;
  /** In full; `label` may be shorter. */
  readonly name: string;
  readonly host: string;
  readonly label: MapText;
  /** The host, where there is room for it. */
  readonly note: MapText | null;
}

export interface Outline {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly label: MapText | null;
}

export interface PlacedLink {
  readonly a: string;
  readonly b: string;
  readonly curve: Curve;
  readonly transports: readonly string[];
  /** It runs over a connection. */
  readonly tube: boolean;
  readonly mark: MapText | null;
  /** A firewall across it. */
  readonly wall: (Point & { readonly angle: number }) | null;
}

export interface PlacedService extends Point {
  readonly of: string;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly curve: Curve;
  readonly label: MapText | null;
}

/** The way of all sound between two elements, and when it flows. */
export interface PlacedSound extends Pick<MapSound, 'a' | 'b'> {
  readonly curve: Curve;
  readonly spans: readonly Pick<MapSound, 'hears' | 't0' | 't1'>[];
}

/** The map with everything in its place. */
export interface MapPlan {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly icon: number;
  readonly nodes: readonly PlacedNode[];
  readonly domains: readonly Outline[];
  readonly nats: readonly Outline[];
  readonly links: readonly PlacedLink[];
  readonly services: readonly PlacedService[];
  readonly sounds: readonly PlacedSound[];
  readonly downs: MapFacts['downs'];
  readonly cuts: MapFacts['cuts'];
}
