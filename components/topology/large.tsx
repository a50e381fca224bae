'use client';
// The map by itself, larger: with hosts, transports and the names of services.

import { useMemo } from 'react';
import type { Run } from '../stage/run';
import { largeMapText as text } from '../text/large-map';
import { stageText } from '../text/stage';
import { Modal } from '../ui/modal';
import { NetworkMap, type NetworkMapProps } from './map';
import { mapOf } from './sized';

interface LargeMapProps extends Omit<NetworkMapProps, 'plan'> {
  readonly run: Run;
  onClose(): void;
}

export function LargeMap({ run, onClose, ...map }: LargeMapProps) {
  const plan = useMemo(() => mapOf(run, 'large'), [run]);
  return (
    <Modal title={text.title} closeLabel={stageText.close} className="netmap-modal" onClose={onClose}>
      <NetworkMap {...map} plan={plan} />
      <dl className="nm-legend">
        {text.legend.map(([mark, says]) => (
          <div key={mark}>
            <dt className={`nm-key ${mark}`} aria-hidden="true" />
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
