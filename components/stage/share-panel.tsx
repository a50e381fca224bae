'use client';
// A link to this very moment, or a file where the link would be too long.

import { type ChangeEvent, useEffect, useId, useState } from 'react';
import { ownText } from '../text/own';
import { stageText as text } from '../text/stage';
import { BASE } from '../ui/base';
import { addressOf, type Linked, MOST_WRITTEN, writeLink } from './link';
import { readMoment, writeMoment } from './moment-file';
import { pack } from './packed';

/** The page that runs any text, with this one in its address and its editor open. */
async function openAsOwn(source: string): Promise<void> {
  location.assign(`${BASE}/own/?edit${writeLink({ text: await pack(source) })}`);
}

export interface SharePanelProps {
  readonly scenario: string;
  /** The scenario's own text. */
  readonly source: string;
  /** The moment, made when somebody asks. */
  linked(): Partial<Linked>;
  onOpen(linked: Linked): void;
  close(): void;
}

export function SharePanel({ scenario, source, linked, onOpen, close }: SharePanelProps) {
  const [said, setSaid] = useState('');
  const [link, setLink] = useState('');
  const id = useId();
  useEffect(() => {
    setLink(addressOf(writeLink(linked())));
  }, [linked]);
  const long = link.length > MOST_WRITTEN;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setSaid(text.copied),
      () => setSaid(text.copyFailed),
    );
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    const moment = readMoment(await file.text());
    if (!moment) setSaid(text.fileUnreadable);
    else if (moment.linked.text !== null) location.assign(`${BASE}/own/${writeLink(moment.linked)}`);
    else if (moment.scenario !== scenario) setSaid(text.otherScenario(moment.scenario));
    else {
      onOpen(moment.linked);
      close();
    }
  };
  return (
    <>
      <h2>{text.shareTitle}</h2>
      <p className="wi-note">{text.shareHelp}</p>
      {long ? (
        <p className="wi-note">{text.tooLong(link.length)}</p>
      ) : (
        <div className="share-row">
          <input
            className="field mono"
            aria-label={text.linkField}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <button type="button" className="btn line" onClick={copy}>
            {text.copyLink}
          </button>
        </div>
      )}
      <div className="wi-row">
        <button
          type="button"
          className="btn line"
          onClick={() => save(`${scenario}.json`, writeMoment(scenario, linked()))}
        >
          {text.save}
        </button>
        <button type="button" className="btn line" title={ownText.asOwnHelp} onClick={() => openAsOwn(source)}>
          {ownText.asOwn}
        </button>
        <label className="btn line" htmlFor={id}>
          {text.open}
        </label>
        <input id={id} className="hidden-text" type="file" accept="application/json,.json" onChange={open} />
      </div>
      <p role="status" className="wi-note">
        {said}
      </p>
    </>
  );
}

/** Hands the reader a file that was made here. */
function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
