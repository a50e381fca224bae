'use client';
// Every verb of the selected message in one menu, for whoever does not know its key. Opened with Enter.

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { LadderMessage } from '../ladder/model';
import { changeText } from '../text/change';
import { stageText as text } from '../text/stage';
import type { Command, Verb } from './keys';

interface MessageMenuProps {
  readonly message: LadderMessage;
  readonly verbs: readonly Verb[];
  readonly pinned: boolean;
  /** Other calls are folded away. */
  readonly folded: boolean;
  readonly names: { readonly from: string; readonly to: string };
  onCommand(command: Command): void;
  onRead(): void;
  onState(node: string): void;
  onLink(): void;
  onClose(): void;
}

interface Item {
  readonly label: string;
  readonly key?: string;
  go(): void;
}

const LETTERS: Readonly<Record<Verb, string>> = {
  drop: 'X',
  delay: 'D',
  duplicate: 'U',
  corrupt: 'C',
  edit: 'E',
  stall: 'S',
  reset: 'R',
};

export function MessageMenu(props: MessageMenuProps) {
  const { message, names } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const command = (c: Command) => () => props.onCommand(c);
  const items: readonly Item[] = [
    { label: text.menu.read, go: props.onRead },
    { label: text.menu.why, key: 'Y', go: command({ type: 'why' }) },
    { label: text.menu.sender(names.from), key: 'M', go: () => props.onState(message.from) },
    { label: text.menu.receiver(names.to), go: () => props.onState(message.to) },
    { label: props.pinned ? text.menu.unpin : text.menu.pin, key: 'P', go: command({ type: 'pin' }) },
    { label: props.folded ? text.menu.unfold : text.menu.fold, key: 'F', go: command({ type: 'fold' }) },
    { label: text.menu.link, go: props.onLink },
    { label: text.menu.whatIf, key: 'W', go: command({ type: 'what if', verb: null }) },
    ...props.verbs.map((verb) => ({
      label: changeText.verbs[verb],
      key: LETTERS[verb],
      go: command({ type: 'what if', verb } as const),
    })),
  ];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const letter = items.findIndex((item) => item.key?.toLowerCase() === event.key.toLowerCase());
    event.stopPropagation();
    if (event.key === 'Escape') props.onClose();
    else if (by !== 0) buttons[(at + by + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') buttons.at(-1)?.focus();
    else if (event.key === 'Tab') props.onClose();
    else if (letter >= 0) items[letter]?.go();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  };
  return (
    <div
      ref={list}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={text.menuTitle(`${message.labels[0]} ${message.number}`)}
      onKeyDown={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && props.onClose()}
    >
      {items.map(({ label, key, go }) => (
        <button key={label} type="button" role="menuitem" tabIndex={-1} onClick={go}>
          <span>{label}</span>
          {key && <kbd className="kbd">{key}</kbd>}
        </button>
      ))}
    </div>
  );
}
