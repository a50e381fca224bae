// What a reader did, in words: each change names its message as the ladder does.

import { type Intervention, inMilliseconds, sendingsOf } from '@/engine';
import type { Change } from '../stage/changes';
import type { Run } from '../stage/run';
import { changeText } from '../text/change';

/** The short name of a lifeline. */
export const nameIn = (run: Run, id: string): string =>
  run.trace.origin.scenario.elements.find((element) => element.id === id)?.label ?? id;

/** 'INVITE F5, Proxy 1 to Proxy 2' for a message by its key. */
function messageBy(run: Run, key: string): string {
  const base = key.replace(/~\*$/, '');
  const found = sendingsOf(run.trace).find((s) => s.key === base || (key !== base && s.key.startsWith(`${base}~`)));
  const id = found && run.messageOf(found.sent.packet);
  const message = id && run.view.ladder.messages.find((m) => m.id === id);
  if (!message) return /[>/]/.test(key) && !key.includes(' -> ') ? changeText.messageGone : key;
  const number = [message.number, message.copy > 1 ? `(${message.copy})` : ''].filter(Boolean).join(' ');
  return `${message.labels[0]} ${number}, ${changeText.pathOf(nameIn(run, message.from), nameIn(run, message.to))}`;
}

/** One change as a sentence without its full stop. */
export function describeChange(change: Change, run: Run): string {
  if (change.kind === 'happens') return intervened(change.intervention, run);
  const { element, name, value } = change.adjustment;
  const whose =
    element === null
      ? changeText.everything
      : typeof element === 'string'
        ? nameIn(run, element)
        : changeText.pathOf(nameIn(run, element[0]), nameIn(run, element[1]));
  return changeText.set(whose, name, value);
}

/** 'BYE' or '200 OK' of the text of a message. */
const messageIn = (text: string): string =>
  /^(?:SIP\/2\.0 )?(.*?)(?: sips?:.*| tel:.*)?$/m.exec(text)?.[1]?.trim() ?? '';

function intervened(intervention: Intervention, run: Run): string {
  const name = (id: string) => nameIn(run, id);
  switch (intervention.kind) {
    case 'lose': {
      const what = messageBy(run, intervention.message);
      return intervention.message.endsWith('~*') ? changeText.lostEvery(what) : changeText.lost(what);
    }
    case 'delay':
      return changeText.delayed(messageBy(run, intervention.message), inMilliseconds(intervention.by));
    case 'duplicate':
      return changeText.duplicated(messageBy(run, intervention.message));
    case 'edit':
    case 'reword':
      return changeText.edited(messageBy(run, intervention.message));
    case 'stall': {
      const [a, b] = intervention.between;
      return changeText.stalled(name(a), name(b), inMilliseconds(intervention.until - intervention.from));
    }
    case 'partition': {
      const [a, b] = intervention.between;
      return changeText.cut(name(a), name(b), inMilliseconds(intervention.until - intervention.from));
    }
    case 'reset':
      return changeText.reset(name(intervention.between[0]), name(intervention.between[1]));
    case 'crash':
      return changeText.crashed(name(intervention.element), inMilliseconds(intervention.at));
    case 'restart':
      return changeText.restarted(name(intervention.element), inMilliseconds(intervention.at));
    case 'inject':
      return changeText.injected(messageIn(intervention.text), name(intervention.from), name(intervention.to));
    case 'act':
      return changeText.acted(name(intervention.act.by), intervention.act.text ?? intervention.act.verb);
  }
}

/** The changes that met nothing to act on in this run. */
export const idleIn = (run: Run, change: Change): boolean =>
  change.kind === 'happens' &&
  run.trace.unused.some((unused) => JSON.stringify(unused) === JSON.stringify(change.intervention));
