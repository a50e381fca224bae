'use client';
// The map of the network at the playhead.

import type { ComponentProps } from 'react';
import { MapSlot } from '../topology/slot';
import type { Playhead } from './playhead';
import { At } from './use-player';

type LiveMapProps = Omit<ComponentProps<typeof MapSlot>, 'at' | 'playing'> & { readonly playhead: Playhead };

export const LiveMap = ({ playhead, ...rest }: LiveMapProps) => (
  <At playhead={playhead}>{(at) => <MapSlot {...rest} at={at} playing={playhead.now().playing} />}</At>
);
