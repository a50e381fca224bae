// Carries out what elements asked for: timers are set, questions go to the services that answer them, and what
// people perceive makes their next acts due. Packets are the business of `dispatch.ts`.

import { answerLocation } from '../element/location';
import type { Answer } from '../model/element';
import type { Asked, Output, TimerStarted } from '../model/output';
import type { Occurrence } from '../model/trace';
import { answerDns } from '../network/dns';
import { dispatch } from './dispatch';
import { close, ping } from './flows';
import { notice } from './people';
import type { Scheduled } from './queue';
import { cancel, RANK } from './queue';
import { relocate } from './relocate';
import { schedule, scheduleDue } from './schedule';
import { carryTone, meet } from './voices';
import type { Site, World } from './world';

/** Everything the element at `site` put out in this step, in its order. */
export function perform(world: World, site: Site, outputs: readonly Output[]): void {
  // The network appends facts of its own to the same list while this goes on.
  for (let i = 0, count = outputs.length; i < count; i++) {
    const output = outputs[i] as Output;
    switch (output.type) {
      case 'sent':
        dispatch(world, site, output);
        break;
      case 'pinged':
        ping(world, site, output);
        break;
      case 'closed':
        close(world, site, output);
        break;
      case 'timer-started':
        startTimer(world, site, output);
        break;
      case 'timer-cancelled':
        stopTimer(world, site, output.owner, output.name);
        break;
      case 'asked':
        ask(world, site, output);
        break;
      case 'moved':
        relocate(world, site, output);
        break;
      case 'toned':
        carryTone(world, site, output);
        break;
      case 'perceived':
        meet(world, output);
        scheduleDue(world, notice(world.people, site.spec.id, output, world.env.now, world.current));
        break;
      default:
    }
  }
}

function startTimer(world: World, site: Site, started: TimerStarted): void {
  const { owner, name, duration, background, standing } = started;
  stopTimer(world, site, owner, name);
  const event: Occurrence = { type: 'timer', owner, name };
  const at = world.env.now + duration;
  const timer = schedule(world, at, RANK.timer, site.spec.id, event, standing === true ? 'standing' : background);
  timer.next = site.timers.get(owner) ?? null;
  site.timers.set(owner, timer);
}

/** A timer that fires or is cancelled is no longer going. */
export function stopTimer(world: World, site: Site, owner: string, name: string): void {
  let before: Scheduled | null = null;
  for (let timer = site.timers.get(owner) ?? null; timer !== null; timer = timer.next) {
    if (timer.event.type === 'timer' && timer.event.name === name) {
      cancel(world.queue, timer);
      if (before !== null) before.next = timer.next;
      else if (timer.next !== null) site.timers.set(owner, timer.next);
      else site.timers.delete(owner);
      return;
    }
    before = timer;
  }
}

function ask(world: World, site: Site, asked: Asked): void {
  const { spec } = site;
  const { dns } = world.scenario.network;
  const location = asked.service === 'location';
  const delay = location ? (spec.kind === 'user-agent' ? 0 : spec.lookup) : (dns?.delay ?? 0);
  const answer = location ? locate(world, asked.question) : answerDns(dns, asked.question);
  asked.to = null;
  asked.arrives = world.env.now + delay;
  const event: Occurrence = { type: 'answer', id: asked.id, service: asked.service, answer };
  schedule(world, asked.arrives, RANK.answer, spec.id, event);
}

function locate(world: World, aor: string): Answer {
  // A GRUU has the phone it stands for behind its domain (RFC 5627 §6.1).
  const domain = aor.slice(aor.lastIndexOf('@') + 1).replace(/;.*$/, '');
  const location = world.locations.get(domain);
  return location === undefined ? { kind: 'unknown' } : answerLocation(location, aor, world.env.now);
}
