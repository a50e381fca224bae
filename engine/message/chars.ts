// RFC 3261 §25.1 as one table: which characters each basic rule admits.
// Every scan of the parser is a loop over this table. A character outside ASCII counts as OTHER; 0, which stands after
// the end of a text, is in no set, so every loop ends there. `%` is in TOKEN, but in none of the URI sets: there it
// starts an escape, which the readers check (§25.1, `escaped`).

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PERCENT = 0x25;
export const LPAREN = 0x28;
export const RPAREN = 0x29;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LANGLE = 0x3c;
export const EQUALS = 0x3d;
export const RANGLE = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const LBRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RBRACKET = 0x5d;

export const TOKEN = 1; // token
export const HOST = 2; // alphanum "-" "."
export const USER = 4; // unreserved, user-unreserved
export const BARE_USER = 8; // the same without , ; ? : an addr-spec outside < > (20)
export const PASSWORD = 16;
export const PARAM = 32; // paramchar
export const HEADER = 64; // hnv-unreserved, unreserved
export const URIC = 128;
export const WORD = 256; // Call-ID's word
export const QUOTED = 512; // qdtext without folds
export const TEXT = 1024; // TEXT-UTF8char
export const DIGIT = 2048;
export const HEX = 4096;
export const UPPER = 8192;
export const ALPHA = 16384;
export const PHONE = 32768; // RFC 3966 §3: digits, hex digits, * # and visual separators
export const LOWER_TOKEN = 65536; // token without capitals: a name that is in lower case already
export const LOWER_ALNUM = 131072; // small letters and digits: most of any host name

/** What a character outside ASCII counts as. */
export const OTHER = 0x80;

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

admit(TOKEN, `${ALPHANUM}-.!%*_+\`'~`);
admit(LOWER_TOKEN, `${LOWER_LETTERS}${DIGITS}-.!%*_+\`'~`);
admit(LOWER_ALNUM, LOWER_LETTERS + DIGITS);
admit(HOST, `${ALPHANUM}-.`);
admit(USER, `${UNRESERVED}&=+$,;?/`);
admit(BARE_USER, `${UNRESERVED}&=+$/`);
admit(PASSWORD, `${UNRESERVED}&=+$,`);
admit(PARAM, `${UNRESERVED}[]/:&+$`);
admit(HEADER, `${UNRESERVED}[]/?:+$`);
admit(URIC, `${UNRESERVED};/?:@&=+$,`);
admit(WORD, `${ALPHANUM}-.!%*_+\`'~()<>:\\"/[]?{}`);
admit(DIGIT, DIGITS);
admit(HEX, `${DIGITS}abcdefABCDEF`);
admit(UPPER, UPPER_LETTERS);
admit(ALPHA, LOWER_LETTERS + UPPER_LETTERS);
admit(PHONE, `${DIGITS}abcdefABCDEF*#-.()`);
admit(QUOTED, '\t ');
for (let code = 0x21; code <= OTHER; code++) {
  if (code === 0x7f) continue;
  const quotable = code !== QUOTE && code !== BACKSLASH;
  table[code] = (table[code] as number) | TEXT | (quotable ? QUOTED : 0);
}

/** The sets a code belongs to, as a bit mask. */
export function setsOf(code: number | undefined): number {
  return table[code as number] as number;
}

/** Whether a code belongs to one of the sets. */
export function isIn(code: number | undefined, sets: number): boolean {
  return ((table[code as number] as number) & sets) !== 0;
}
