'use client';
// Opens what a link or a file says: the parts that need no engine at once, the changes once the engine has checked them.

import { useCallback, useEffect, useState } from 'react';
import { noticesText } from '../text/notices';
import { BASE } from '../ui/base';
import type { Changes } from './changes';
import type { Linked } from './link';
import type { Own } from './own';
import type { Lab } from './use-lab';
import { useLinkOpened } from './use-link';

interface Options {
  readonly lab: Lab | null;
  readonly source: string;
  readonly id: string;
  readonly own: Own | undefined;
  hurry(): void;
  /** Whether the run on the stage has this message. */
  has(message: string): boolean;
  /** The message of a link is not in the run. */
  onGone(): void;
  onOpen(linked: Linked, changes: Changes): void;
}

interface LinkedState {
  /** What could not be read, in sentences. */
  readonly notices: readonly string[];
  /** A link waits for the engine. */
  readonly waits: boolean;
  dismiss(): void;
  open(linked: Linked): void;
}

export function useLinked({ lab, source, id, own, hurry, has, onGone, onOpen }: Options): LinkedState {
  const [notices, setNotices] = useState<readonly string[]>([]);
  const [pending, setPending] = useState<Linked | null>(null);
  /** The message of a link that was just opened: whether the run has it shows once its changes are in. */
  const [sought, setSought] = useState<string | null>(null);
  const note = (notice: string) => setNotices((all) => [...new Set([...all, notice])]);
  const open = useCallback(
    (linked: Linked) => {
      hurry();
      setPending(linked);
    },
    [hurry],
  );
  useLinkOpened(({ linked, problems }) => {
    // A text of its own belongs to the page that opens any.
    if (linked.text !== null && !own) return location.replace(`${BASE}/own/${location.hash}`);
    if (linked.text !== null && own && linked.text !== own.packed) return;
    setNotices(problems.map((problem) => noticesText.linkProblems[problem]));
    open(linked);
  });
  useEffect(() => {
    if (!pending || (pending.changes !== null && !lab)) return;
    setPending(null);
    const read = pending.changes && lab ? lab.readChanges(pending.changes, source, id) : null;
    if (read && !read.ok) note(noticesText.changesUnread(read.message));
    // Without its changes nobody knows whether the run would have its message.
    setSought(read?.ok === false ? null : pending.message);
    onOpen(pending, read?.ok ? read.changes : []);
  });
  useEffect(() => {
    if (sought === null) return;
    setSought(null);
    if (has(sought)) return;
    note(noticesText.messageGone(sought));
    onGone();
  });
  return { notices, waits: pending !== null, dismiss: () => setNotices([]), open };
}
