// A line of a message as it is on the wire: the name, then its value with parameters told apart. Text is only text.

import { inspectorText } from '../text/inspector';

const PARAMETER = /(;[\w.!%*+`'~-]+)(=("[^"]*"|[^;,>\s]*))?/g;
/** Longer lines are shown plain, and cut. */
const MOST_SHOWN = 1_200;

interface WireLineProps {
  readonly line: string;
  /** The first line of a message has no name. */
  readonly first?: boolean;
}

export function WireLine({ line, first = false }: WireLineProps) {
  if (line.length > MOST_SHOWN)
    return (
      <>
        {line.slice(0, MOST_SHOWN / 2)}
        <span className="w-cut">{inspectorText.cutText(line.length - MOST_SHOWN / 2)}</span>
      </>
    );
  const colon = line.indexOf(':');
  if (first || colon < 0) {
    const space = line.indexOf(' ');
    if (space < 0) return line;
    return (
      <>
        <b className="w-start">{line.slice(0, space)}</b>
        {line.slice(space)}
      </>
    );
  }
  const value = line.slice(colon + 1);
  const parts: { at: number; name: string; value: string }[] = [];
  for (const m of value.matchAll(PARAMETER)) parts.push({ at: m.index, name: m[1] ?? '', value: m[2] ?? '' });
  return (
    <>
      <span className="w-name">{line.slice(0, colon)}:</span>
      {parts[0] ? value.slice(0, parts[0].at) : value}
      {parts.map((part, i) => {
        const end = part.at + part.name.length + part.value.length;
        return (
          <span key={part.at}>
            <wbr />
            <span className="w-param">
              {part.name}
              {part.value && '='}
            </span>
            <span className="w-value">{part.value.slice(1)}</span>
            {value.slice(end, parts[i + 1]?.at ?? value.length)}
          </span>
        );
      })}
    </>
  );
}

/** A line of a session description: its letter stands out. */
export function BodyText({ line }: { readonly line: string }) {
  if (line.length > MOST_SHOWN)
    return (
      <>
        {line.slice(0, MOST_SHOWN / 2)}
        <span className="w-cut">{inspectorText.cutText(line.length - MOST_SHOWN / 2)}</span>
      </>
    );
  if (!/^[a-z]=/.test(line)) return line;
  return (
    <>
      <b className="w-name">{line.slice(0, 2)}</b>
      {line.slice(2)}
    </>
  );
}

/** Text that may break before its parameters. */
export function Breakable({ text: whole }: { readonly text: string }) {
  if (whole.length > MOST_SHOWN) return whole;
  const parts = whole.split(/(?=;)/);
  return parts.map((part, i) => (
    <span key={i}>
      {(i > 0 || part.startsWith(';')) && <wbr />}
      {part}
    </span>
  ));
}
