'use client';
// All keys on one sheet, and whether single keys may act outside the ladder.

import { useState } from 'react';
import { stageText as text } from '../text/stage';
import { Modal } from '../ui/modal';
import { keepKeysAnywhere, keysAnywhere } from './keys-anywhere';

export function KeysSheet({ onClose }: { onClose(): void }) {
  const [anywhere, setAnywhere] = useState(keysAnywhere);
  const choose = (on: boolean) => {
    setAnywhere(on);
    keepKeysAnywhere(on);
  };
  return (
    <Modal title={text.keys} closeLabel={text.close} className="keys-sheet" onClose={onClose}>
      <p>{text.keysIntro}</p>
      <div className="keys-groups">
        {text.keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, does]) => (
                <div key={names}>
                  <dt>
                    {names.split(' ').map((name) => (
                      <kbd key={name} className="kbd">
                        {name}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check">
        <input type="checkbox" checked={anywhere} onChange={(event) => choose(event.target.checked)} />
        {text.keysAnywhere}
      </label>
    </Modal>
  );
}
