// What a phone does beyond plain calls, as a scenario says it: transfers, who may watch it, forwarding, and what it is
// when nobody sits at it.

import type { ElementId } from './address';
import type { Micros } from './time';

/** What a phone does beyond plain calls; everything has a default where it is used. */
export interface ServicesSpec {
  /** Who sits at it; a person when not said. */
  readonly behaviour?: Behaviour;
  /** How long an announcement lasts. */
  readonly playsFor?: Micros;
  /** A gateway's numbers that are not reached: 'number status'. */
  readonly rejects?: readonly { readonly number: string; readonly status: number }[];
  /** When a phone that transfers a call leaves it; on success when not said. */
  readonly release?: 'accepted' | 'success';
  /** Where it asks for a transfer: in the call (when not said), or in a dialog of its own that names the call. */
  readonly transferIn?: 'call' | 'own';
  /** The music server for whom it holds. */
  readonly holdMusic?: ElementId;
  /** Whose REFER outside of a call it follows. */
  readonly refers?: 'anyone' | 'in calls' | 'nobody';
  /** Who may subscribe to its state; anyone when not said. */
  readonly watchers?: readonly string[];
  /** Whether its person is asked before anybody else may watch; false when not said. */
  readonly asksWatchers?: boolean;
  /** Whether, asked to call somebody, it reports each step of that call; false when not said. */
  readonly reportsProgress?: boolean;
  /** Whether it publishes its presence, and for how many seconds at a time (RFC 3903); an hour when not said. */
  readonly publishes?: boolean;
  readonly publishesFor?: number;
  /** At a presence server: how long a publication must and may hold, in seconds. */
  readonly shortestPublication?: number;
  readonly longestPublication?: number;
  /** In seconds: briefer subscriptions get a 423. */
  readonly shortestWatch?: number;
  /** Who learns dialog identifiers; nobody when not said. */
  readonly trusts?: readonly string[];
  /** Whether it follows a 3xx; true when not said. */
  readonly redirects?: boolean;
  /** Whether it calls again by itself when a refusal says when (RFC 3261 §20.33); false when not said. */
  readonly triesAgain?: boolean;
  /** How many may watch it at once. */
  readonly mostWatchers?: number;
  /** Whether it calls what Error-Info names; false when not said. */
  readonly announcements?: boolean;
  /** The proxy its calls must come through. */
  readonly onlyVia?: ElementId;
  /** Where it sends its callers itself, and with which status. */
  readonly forward?: string;
  readonly forwardAs?: 301 | 302 | 380;
  /** Which flow of RFC 3725 §4 a controller connects two phones by; the first when not said. */
  readonly connectsBy?: 1 | 2 | 3 | 4;
  /** Of its contact in REGISTER (RFC 3261 §10.2.1.2). */
  readonly q?: number;
}

export type Behaviour =
  | 'person'
  | 'automatic'
  | 'music'
  | 'announcement'
  | 'park'
  | 'conference'
  | 'gateway'
  | 'voicemail'
  | 'presence'
  | 'controller';
