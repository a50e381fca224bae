'use client';
// Opens what a link or a file says: the parts that need no engine at once, the changes once the engine has checked them.

import { useCallback, useEffect, useState } from 'react';
import type { LadderView } from '../ladder/model';
import { noticesText } from '../text/notices';
import { BASE } from '../ui/base';
import type { Changes } from './changes';
import type { Linked } from './link';
import type { Own } from './own';
import type { Lab } from './use-lab';
import { type LinkReader, linkReader, useLinkOpened } from './use-link';
import type { ViewOptions } from './view-options';

interface Options {
  readonly lab: Lab | null;
  readonly source: string;
  readonly id: string;
  readonly own: Own | undefined;
  hurry(): void;
  /** What is on the stage; null where the changes cannot run, and nobody knows what they would have. */
  readonly ladder: LadderView | null;
  /** What a link has in hand is not in the run. */
  onGone(): void;
  onOpen(linked: Linked, changes: Changes, look: ViewOptions): void;
}

interface LinkedState {
  /** What could not be read, in sentences. */
  readonly notices: readonly string[];
  /** A link waits for the engine. */
  readonly waits: boolean;
  dismiss(): void;
  open(linked: Linked): void;
}

export function useLinked({ lab, source, id, own, hurry, ladder, onGone, onOpen }: Options): LinkedState {
  const [notices, setNotices] = useState<readonly string[]>([]);
  const [pending, setPending] = useState<Linked | null>(null);
  const [reader, setReader] = useState<LinkReader | null>(null);
  /** A link that was just opened: whether the run has what it asks for shows once its changes are in. */
  const [sought, setSought] = useState<Linked | null>(null);
  const note = useCallback((more: readonly string[]) => setNotices((all) => [...new Set([...all, ...more])]), []);
  const open = useCallback(
    (linked: Linked) => {
      hurry();
      setPending(linked);
      linkReader().then(setReader, () => {
        setPending(null);
        note([noticesText.linkNotRead]);
      });
    },
    [hurry, note],
  );
  const reads = useLinkOpened((linked, told) => {
    if (linked === null) return note([noticesText.linkNotRead]);
    // A text of its own belongs to the page that opens any.
    if (linked.text !== null && !own) return location.replace(`${BASE}/own/${location.hash}`);
    if (linked.text !== null && own && linked.text !== own.packed) return;
    setNotices(told);
    open(linked);
  });
  useEffect(() => {
    if (!pending || !reader || (pending.changes !== null && !lab)) return;
    setPending(null);
    const read = pending.changes && lab ? lab.readChanges(pending.changes, source, id) : null;
    if (read && !read.ok) note([noticesText.changesUnread(read.message)]);
    // Without its changes nobody knows what the run would have.
    setSought(read?.ok === false ? null : pending);
    onOpen(pending, read?.ok ? read.changes : [], reader.readView(pending.view));
  });
  useEffect(() => {
    if (sought === null || !reader) return;
    setSought(null);
    if (ladder === null) return;
    const missing = reader.missingIn(ladder, sought);
    note(missing.notices);
    if (missing.inHand) onGone();
  });
  return { notices, waits: reads || pending !== null, dismiss: () => setNotices([]), open };
}
