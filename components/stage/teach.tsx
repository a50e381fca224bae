// Nothing in hand: the panel teaches its own keys.

import { inspectorText } from '../text/inspector';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['Space'], inspectorText.keyPlay],
  [['←', '→'], inspectorText.keyMove],
  [['J', 'K'], inspectorText.keySelect],
  [['Enter'], inspectorText.keyMenu],
  [['W'], inspectorText.keyWhatIf],
  [['G'], inspectorText.keyGuess],
  [['1', '…', '5'], inspectorText.keyLens],
  [['?'], inspectorText.keyAll],
];

export function Teach() {
  return (
    <div className="teach needs-script">
      <h2>{inspectorText.pick}</h2>
      <p>{inspectorText.pickHow}</p>
      <dl>
        {KEYS.map(([names, does]) => (
          <div key={does} className="contents">
            <dt>
              {names.map((name) => (
                <kbd key={name} className="kbd">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
