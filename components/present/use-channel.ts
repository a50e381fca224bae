'use client';
// The wall and the speaker's window talk over a channel of this browser: one says what is shown, the other what to do.

import { useCallback, useEffect, useRef } from 'react';
import { BASE } from '../ui/base';
import type { Playlist, Stop } from './playlist-file';
import type { Show, ShowAction } from './show';

const NAME = 'sipscope-present';

/** What the speaker's window shows. */
export interface Told {
  readonly title: string;
  readonly stop: number;
  readonly stops: number;
  readonly caption: string;
  readonly notes: string;
  readonly next: { readonly caption: string; readonly notes: string } | null;
  readonly began: number;
}

type Said =
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'asks' }
  | { readonly type: 'does'; readonly action: ShowAction };

interface ChannelProps {
  readonly playlist: Playlist;
  readonly stop: Stop;
  readonly next: Stop | null;
  readonly show: Show;
  readonly caption: string;
  onAction(action: ShowAction): void;
}

/** The wall's end of the channel; returns what opens the speaker's window. */
export function useChannel({ playlist, stop, next, show, caption, onAction }: ChannelProps): () => void {
  const channel = useRef<BroadcastChannel | null>(null);
  const began = useRef(0);
  if (began.current === 0) began.current = Date.now();
  const told: Told = {
    title: playlist.title,
    stop: show.stop + 1,
    stops: playlist.stops.length,
    caption,
    notes: stop.notes,
    next: next && { caption: (next.reveal && next.asks) || next.caption, notes: next.notes },
    began: began.current,
  };
  const latest = useRef(told);
  latest.current = told;
  const act = useRef(onAction);
  act.current = onAction;
  useEffect(() => {
    const own = new BroadcastChannel(NAME);
    channel.current = own;
    own.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.type === 'asks') own.postMessage({ type: 'told', told: latest.current } satisfies Said);
      else if (data.type === 'does') act.current(data.action);
    };
    return () => own.close();
  }, []);
  const said = JSON.stringify(told);
  useEffect(() => {
    channel.current?.postMessage({ type: 'told', told: JSON.parse(said) as Told } satisfies Said);
  }, [said]);
  return useCallback(() => {
    open(`${BASE}/present/speaker/`, 'sipscope-speaker', 'width=720,height=640');
  }, []);
}

/** The speaker's end: calls `onTold` with what the wall shows, and returns how to move it. */
export function useWall(onTold: (told: Told) => void): (action: ShowAction) => void {
  const channel = useRef<BroadcastChannel | null>(null);
  const tell = useRef(onTold);
  tell.current = onTold;
  useEffect(() => {
    const own = new BroadcastChannel(NAME);
    channel.current = own;
    own.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.type === 'told') tell.current(data.told);
    };
    own.postMessage({ type: 'asks' } satisfies Said);
    return () => own.close();
  }, []);
  return useCallback((action: ShowAction) => channel.current?.postMessage({ type: 'does', action } satisfies Said), []);
}
