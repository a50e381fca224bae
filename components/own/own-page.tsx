'use client';
// A scenario that no page of the library is: pasted, opened from a file, or carried by a link. It is read by the same
// reader as the library's files, and what cannot be read is told with its line; then it is a stage like any other.

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Linked, writeLink } from '../stage/link';
import type { StageView } from '../stage/model';
import { readMoment } from '../stage/moment-file';
import { pack, unpack } from '../stage/packed';
import { readLink } from '../stage/read-link';
import { Stage } from '../stage/stage';
import { useLab } from '../stage/use-lab';
import { ownText as text } from '../text/own';
import { Editor, type Fault } from './editor';

const ID = 'own';

interface Running {
  readonly source: string;
  readonly packed: string;
  readonly view: StageView;
  /** Told apart, so that another text is another stage. */
  readonly n: number;
}

interface Wanted {
  readonly text: string;
  /** As a link carries it: another browser may pack the same text otherwise, and the link says a moment too. */
  readonly packed: string | null;
}

export function OwnPage() {
  const { lab, failed, hurry } = useLab();
  const [source, setSource] = useState<string>(text.sample);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const runs = useRef<Running | null>(null);
  runs.current = running;

  const want = useCallback(
    (wantedText: string, packed: string | null = null) => {
      hurry();
      setNotice(null);
      setSource(wantedText);
      setWanted({ text: wantedText, packed });
    },
    [hurry],
  );
  // A link that carries a text, when the page opens and when somebody follows another one.
  useEffect(() => {
    const read = async () => {
      const { linked, problems } = readLink(location.hash);
      const packed = linked.text;
      if (packed === null && !problems.includes('text')) return;
      if (packed !== null && packed === runs.current?.packed) return;
      const found = packed === null ? null : await unpack(packed);
      if (found !== null && location.search === '?edit') return setSource(found);
      if (found !== null) return want(found, packed);
      setRunning(null);
      setNotice(text.unpacked);
    };
    void read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [want]);
  useEffect(() => {
    if (wanted === null || !lab) return;
    setWanted(null);
    const opened = run(lab, wanted.text);
    if ('faults' in opened) {
      setFaults(opened.faults);
      return setRunning(null);
    }
    setFaults([]);
    void Promise.resolve(wanted.packed ?? pack(wanted.text)).then((packed) => {
      if (readLink(location.hash).linked.text !== packed || location.search !== '')
        history.replaceState(history.state, '', `${location.pathname}${writeLink({ text: packed })}`);
      setRunning((old) => ({ source: wanted.text, packed, view: opened.view, n: (old?.n ?? 0) + 1 }));
    });
  }, [wanted, lab]);

  /** A moment from a file, or the text itself. */
  const openFile = (content: string) => {
    const moment = readMoment(content);
    if (moment === null && !content.trimStart().startsWith('{')) return want(content);
    if (moment?.linked.text) location.hash = writeLink(moment.linked);
    else setNotice(text.noFile);
  };
  if (running) {
    return (
      <Stage
        key={running.n}
        view={running.view}
        source={running.source}
        own={{
          packed: running.packed,
          onEdit: () => setRunning(null),
          onOther: (linked: Linked) => {
            location.hash = writeLink(linked);
          },
        }}
      />
    );
  }
  return (
    <Editor
      source={source}
      faults={faults}
      notice={failed ? text.failed : notice}
      waits={wanted !== null}
      onSource={setSource}
      onRun={() => want(source)}
      onFile={openFile}
    />
  );
}

type LabLike = NonNullable<ReturnType<typeof useLab>['lab']>;

/** Reads and runs a text; what goes wrong is told, whatever the text. */
function run(lab: LabLike, source: string): { readonly view: StageView } | { readonly faults: readonly Fault[] } {
  try {
    const opening = lab.openScenario(source, ID, []);
    if (opening.ok) return { view: opening.run.view };
    return { faults: opening.problems };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { faults: [{ line: 1, column: 1, length: 0, message: text.broke(why.slice(0, 200)) }] };
  }
}
