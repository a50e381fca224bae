// Nothing in hand: the panel teaches its own keys.

import { text } from '../text/catalogue';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['Space'], text.keyPlay],
  [['←', '→'], text.keyMove],
  [['J', 'K'], text.keySelect],
  [['Enter'], text.keyMenu],
  [['W'], text.keyWhatIf],
  [['G'], text.keyGuess],
  [['1', '…', '5'], text.keyLens],
  [['?'], text.keyAll],
];

export function Teach() {
  return (
    <div className="teach">
      <h2>{text.pick}</h2>
      <p>{text.pickHow}</p>
      <dl className="needs-script">
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
