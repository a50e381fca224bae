// RFC 3261 §25.1 as one table: which characters each basic rule admits.
// Every scan of the parser is a loop over this table. A character outside ASCII counts as `Other`; 0, which stands after
// the end of a text, is in no set, so every loop ends there. `%` is in `Token`, but in none of the URI sets: there it
// starts an escape, which the readers check (§25.1, `escaped`).

/** The characters the grammar names. */
export enum Code {
  Tab = 0x09,
  Lf = 0x0a,
  Cr = 0x0d,
  Space = 0x20,
  Quote = 0x22,
  Percent = 0x25,
  LeftParen = 0x28,
  RightParen = 0x29,
  Star = 0x2a,
  Plus = 0x2b,
  Comma = 0x2c,
  Dash = 0x2d,
  Dot = 0x2e,
  Slash = 0x2f,
  Colon = 0x3a,
  Semicolon = 0x3b,
  LeftAngle = 0x3c,
  Equals = 0x3d,
  RightAngle = 0x3e,
  Question = 0x3f,
  At = 0x40,
  LeftBracket = 0x5b,
  Backslash = 0x5c,
  RightBracket = 0x5d,
  /** Any character outside ASCII. */
  Other = 0x80,
}

/** The sets of characters the grammar names, as bits. */
export enum Kind {
  Token = 1, // token
  Host = 1 << 1, // alphanum "-" "."
  User = 1 << 2, // unreserved, user-unreserved
  BareUser = 1 << 3, // the same without , ; ? : an addr-spec outside < > (20)
  Password = 1 << 4,
  Param = 1 << 5, // paramchar
  Header = 1 << 6, // hnv-unreserved, unreserved
  Uric = 1 << 7,
  Word = 1 << 8, // Call-ID's word
  Quoted = 1 << 9, // qdtext without folds
  Text = 1 << 10, // TEXT-UTF8char
  Digit = 1 << 11,
  Hex = 1 << 12,
  Upper = 1 << 13,
  Alpha = 1 << 14,
  Phone = 1 << 15, // RFC 3966 §3: digits, hex digits, * # and visual separators
  LowerToken = 1 << 16, // token without capitals: a name that is in lower case already
  LowerAlnum = 1 << 17, // small letters and digits: most of any host name
}

const table = new Int32Array(0x100);

function admit(set: number, characters: string): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    table[code] = (table[code] as number) | set;
  }
}

const LOWER_LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const UPPER_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const ALPHANUM = LOWER_LETTERS + UPPER_LETTERS + DIGITS;
const UNRESERVED = `${ALPHANUM}-_.!~*'()`;

admit(Kind.Token, `${ALPHANUM}-.!%*_+\`'~`);
admit(Kind.LowerToken, `${LOWER_LETTERS}${DIGITS}-.!%*_+\`'~`);
admit(Kind.LowerAlnum, LOWER_LETTERS + DIGITS);
admit(Kind.Host, `${ALPHANUM}-.`);
admit(Kind.User, `${UNRESERVED}&=+$,;?/`);
admit(Kind.BareUser, `${UNRESERVED}&=+$/`);
admit(Kind.Password, `${UNRESERVED}&=+$,`);
admit(Kind.Param, `${UNRESERVED}[]/:&+$`);
admit(Kind.Header, `${UNRESERVED}[]/?:+$`);
admit(Kind.Uric, `${UNRESERVED};/?:@&=+$,`);
admit(Kind.Word, `${ALPHANUM}-.!%*_+\`'~()<>:\\"/[]?{}`);
admit(Kind.Digit, DIGITS);
admit(Kind.Hex, `${DIGITS}abcdefABCDEF`);
admit(Kind.Upper, UPPER_LETTERS);
admit(Kind.Alpha, LOWER_LETTERS + UPPER_LETTERS);
admit(Kind.Phone, `${DIGITS}abcdefABCDEF*#-.()`);
admit(Kind.Quoted, '\t ');
for (let code = 0x21; code <= Code.Other; code++) {
  if (code === 0x7f) continue;
  const quotable = code !== Code.Quote && code !== Code.Backslash;
  table[code] = (table[code] as number) | Kind.Text | (quotable ? Kind.Quoted : 0);
}

// A closure, not a variable of the module: so a compiler knows that the table is always the same one.
export const { setsOf, isIn } = (() => {
  const sets = table;
  return {
    /** The sets a code belongs to, as a bit mask. */
    setsOf: (code: number | undefined): number => sets[code as number] as number,
    /** Whether a code belongs to one of the sets. */
    isIn: (code: number | undefined, kinds: number): boolean => ((sets[code as number] as number) & kinds) !== 0,
  };
})();
