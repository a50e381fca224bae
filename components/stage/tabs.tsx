'use client';
// The tabs of the inspector: arrow keys move between them, and only the chosen one is a tab stop.

import type { KeyboardEvent } from 'react';
import { inspectorText } from '../text/inspector';

export type Tab = 'message' | 'state' | 'why' | 'now' | 'what-if';

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly chosen: Tab;
  /** The id of the panel the tabs show. */
  readonly controls: string;
  onChoose(tab: Tab): void;
}

export function Tabs({ tabs, chosen, controls, onChoose }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const ends: Readonly<Record<string, Tab | undefined>> = { Home: tabs[0], End: tabs.at(-1) };
    const next = by === 0 ? ends[event.key] : tabs[(tabs.indexOf(chosen) + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={inspectorText.inspectorTabs} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === chosen}
          aria-controls={controls}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {inspectorText.tabs[tab]}
        </button>
      ))}
    </div>
  );
}
