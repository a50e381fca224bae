// Words written in plain files, set as print sets them: curly quotes and apostrophes, and what stands between backticks
// as code.

const curled = (plain: string): string =>
  plain
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/(?<!\p{L})'([^']*)'(?!\p{L})/gu, '‘$1’')
    .replace(/'/g, '’');

export const Said = ({ children }: { children: string | null }) =>
  children?.split('`').map((part, i) => (i % 2 === 1 ? <code key={`${i} ${part}`}>{part}</code> : curled(part)));
