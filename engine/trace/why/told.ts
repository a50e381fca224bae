// What is told of one cause, and what an element did, in a sentence: the parts that all tellings share.

import type { Rule } from '../../model/output';
import type { Change } from '../../model/trace';
import { printDuration } from '../../scenario/duration';
import { sensed } from './acts-table';
import type { Teller } from './teller';
import { timerStory } from './timers-table';
import { ownerOf } from './whose';

export interface Told {
  readonly title: string;
  /** The same, when the reader did it. */
  readonly yours?: string;
  readonly text: string;
  /** What it did, where the title does not say so. */
  readonly led?: string;
  readonly rule?: Rule | null;
  readonly packet?: number | null;
}

/** 'Proxy 2 sent INVITE F7 to Bob.' */
export function does(link: Change | null, name: string, teller: Teller): string {
  switch (link?.type) {
    case 'sent':
      return `${name} sent ${teller.message(link.packet)} to ${teller.name(link.to)}${link.copy > 0 ? ' again' : ''}.`;
    case 'asked':
      return link.service === 'dns'
        ? `${name} asked the name server for ${link.question}.`
        : `${name} asked the location service where ${teller.person(link.question)} is.`;
    case 'timer-started':
      return `${timerStory(link).title} was set to ${printDuration(link.duration)}.`;
    case 'toned':
      return 'The keys travel as events in the sound itself.';
    case 'connection':
      return link.change === 'opening' ? `${name} opened a connection over ${link.transport} first.` : '';
    case 'perceived':
      return `${sensed(link, ownerOf(name))}.`;
    default:
      return '';
  }
}
