// What can be pointed at carries its name as an attribute of its group: one listener finds every thing that a reader
// means. Written as 'what:part:part'; a colon within a part is escaped.

import type { PickTarget } from './model';

const escaped = (part: string): string => part.replace(/[%:]/g, encodeURIComponent);

/** The name of a target, for the attribute `data-pick`. */
export function pickName(target: PickTarget): string {
  switch (target.what) {
    case 'machine':
      return ['machine', target.node, target.owner, target.machine].map(escaped).join(':');
    case 'timer':
      return ['timer', target.node, target.owner, target.name].map(escaped).join(':');
    default:
      return [target.what, target.id].map(escaped).join(':');
  }
}

/** The target of a name; null for what is none. */
export function pickOf(name: string): PickTarget | null {
  const [what, first, second, third] = name.split(':').map(decodeURIComponent);
  if (first === undefined) return null;
  if (what === 'message' || what === 'node' || what === 'media' || what === 'satellite') return { what, id: first };
  if (second === undefined || third === undefined) return null;
  if (what === 'machine') return { what, node: first, owner: second, machine: third };
  return what === 'timer' ? { what, node: first, owner: second, name: third } : null;
}

/** The target that an element of the drawing, or one around it, stands for. */
export function pickedAt(element: Element): PickTarget | null {
  const group = element.closest('[data-pick],[data-id]');
  const id = group?.getAttribute('data-id');
  if (id) return { what: 'message', id };
  return pickOf(group?.getAttribute('data-pick') ?? '');
}

export const samePick = (a: PickTarget | null, b: PickTarget | null): boolean =>
  a === b || (a !== null && b !== null && pickName(a) === pickName(b));
