// The axis counts times as the reader wants them.
import { expect, test } from 'vitest';
import { axisClock } from '@/components/ladder/times';
import { viewOf } from '@/components/stage/view/view';
import { simulate } from '@/engine';
import { named } from '../support/scenarios';

const { ladder } = viewOf(simulate(named('two-proxies-invite-lost'))).view;
const sentAt = (id: string) => ladder.messages.find((m) => m.id === id)?.t0 ?? Number.NaN;

test('since the last: of two that leave at once, both count from the one before them', () => {
  const { tick } = axisClock(ladder, 'delta', null);
  expect(['F1', 'F2', 'F3', 'F3.2'].map((id) => tick(sentAt(id)))).toEqual(['0.000', '+0.022', '+0.022', '+0.500']);
});

test('from the message: before it and after it', () => {
  const { tick } = axisClock(ladder, 'relative', 'F3');
  expect(['F1', 'F3', 'F3.2'].map((id) => tick(sentAt(id)))).toEqual(['−0.022', '0.000', '+0.500']);
});
