// `nats:`: the boxes that hide phones behind one public address, and whether every `behind:` names one.

import type { ElementSpec, NatSpec } from '../model/scenario';
import { SECOND } from '../model/time';
import { asMap, readBlock } from './block';
import { labelOf } from './names';
import { nearest } from './nearest';
import type { Problems } from './problem';
import { NAT } from './settings';
import type { Node } from './yaml';

/** The boxes of a scenario. */
export function readNats(node: Node | undefined, elements: readonly ElementSpec[], problems: Problems): NatSpec[] {
  const pairs = node === undefined ? [] : asMap(node, 'boxes by their names', problems).pairs;
  const nats = pairs.map(({ key, value }, i): NatSpec => {
    const map = asMap(value, 'settings, such as { forgets: 30 s }', problems);
    const { values } = readBlock(map, NAT, [], 'a NAT', problems);
    return {
      id: key.text,
      label: values.label ?? labelOf(key.text, 'proxy'),
      address: values.address ?? `203.0.113.${i + 1}`,
      forgets: values.forgets ?? 60 * SECOND,
      // RFC 5626 §4.4.1: connections are remembered for a quarter of an hour at the least.
      forgetsConnections: values.forgets ?? 15 * 60 * SECOND,
      symmetric: values.symmetric ?? false,
    };
  });
  const known = nats.map((nat) => nat.id);
  for (const { id, behind } of elements) {
    if (behind === undefined || known.includes(behind)) continue;
    const near = nearest(behind, known);
    const hint = near === null ? '' : ` Meant: ${near}?`;
    problems.add(node?.offset ?? 0, 0, `${id} is behind ${behind}, but "nats:" names no such box.${hint}`);
  }
  return nats;
}
