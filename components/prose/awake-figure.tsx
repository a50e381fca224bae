'use client';
// A live figure that tells when it has woken.

import { type ComponentProps, useEffect } from 'react';
import { LiveFigure } from './live-figure';

interface AwakeFigureProps extends ComponentProps<typeof LiveFigure> {
  onAwake(): void;
}

export function AwakeFigure({ onAwake, ...figure }: AwakeFigureProps) {
  useEffect(onAwake, [onAwake]);
  return <LiveFigure {...figure} />;
}
