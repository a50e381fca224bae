import { describe, expect, it } from 'vitest';
import { getText } from '@/engine/message/headers';
import { MAX_BODY, MAX_HEAD, parseMessage } from '@/engine/message/parse';
import { encode } from '@/engine/message/text';
import { read, refuse, requestText } from './reading';

const end = (text: string | Uint8Array, stream = false) => {
  const result = parseMessage(text, { stream });
  return result.ok ? result.end : result.error;
};

describe('7.3.1 header lines', () => {
  it('a line that starts with a blank continues the one before', () => {
    const message = read(requestText(['X-Long: one\r\n\t two\r\n three ']));
    expect(message.headers.at(-1)).toEqual({
      name: 'x-long',
      value: 'one two three',
      line: 'X-Long: one\r\n\t two\r\n three ',
    });
  });

  it('unknown headers keep their place and order', () => {
    const message = read('BYE sip:a@b SIP/2.0\r\nQ: 2\r\nTo: <sip:a@b>\r\nX-A : 1\r\nq:  3\r\n\r\n');
    expect(message.headers.map(({ name }) => name)).toEqual(['q', 'to', 'x-a', 'q']);
    expect(getText(message, 'X-A')).toBe('1');
  });

  it('names are compared without case, in long and in compact form (7.3.3)', () => {
    const message = read(
      'BYE sip:a@b SIP/2.0\r\nCONTENT-length: 0\r\nI: x\r\nrEFER-tO: <sip:a@b>\r\nx: 90\r\nz: 1\r\n\r\n',
    );
    expect(message.headers.map(({ name }) => name)).toEqual([
      'content-length',
      'call-id',
      'refer-to',
      'session-expires',
      'z',
    ]);
  });

  it.each([
    ['no colon', 'Foobar roobar', 3, 8, "':' after the header field name"],
    ['no name', ': value', 3, 1, 'a header field name'],
    ['a bare LF', 'To: <sip:a@b>\nFrom: <sip:a@b>', 3, 14, 'the end of the header field'],
    ['a bare CR', 'To: <sip:a@b>\rFrom: <sip:a@b>', 3, 14, 'the end of the line'],
  ])('%s is refused', (_, wrong, line, column, expected) => {
    expect(refuse(`BYE sip:a@b SIP/2.0\r\nQ: 1\r\n${wrong}\r\n\r\n`)).toMatchObject({
      line,
      column,
      expected,
      status: 400,
    });
  });

  it('a first line that continues nothing is refused', () => {
    expect(refuse('BYE sip:a@b SIP/2.0\r\n To: <sip:a@b>\r\n\r\n')).toMatchObject({ line: 2, column: 1 });
  });
});

describe('18.3 datagrams', () => {
  it('without Content-Length the body is all that follows', () => {
    expect(read(requestText([], 'hello\r\n')).body).toBe('hello\r\n');
  });

  it('what follows the body is discarded', () => {
    const text = requestText(['Content-Length: 5'], 'hello, world');
    expect(read(text).body).toBe('hello');
    expect(end(text)).toBe(text.length - 7);
    expect(end(encode(text))).toBe(text.length - 7);
  });

  it('a body that is too short is answered 400', () => {
    const text = requestText(['Content-Length: 6'], 'hello');
    for (const input of [text, encode(text)]) {
      expect(refuse(input)).toMatchObject({ status: 400, expected: 'a body of 6 bytes', line: 9, incomplete: false });
    }
  });

  it('Content-Length counts bytes, not characters', () => {
    const text = requestText(['Content-Length: 6'], 'häé€');
    expect(refuse(requestText(['Content-Length: 9'], 'häé€')).status).toBe(400);
    expect(read(requestText(['Content-Length: 8'], 'häé€')).body).toBe('häé€');
    // Cut inside a character, what is left is no text.
    expect(read(text).body).toEqual(encode('häé€').slice(0, 6));
    expect(read(encode(text)).body).toEqual(encode('häé€').slice(0, 6));
  });

  it.each(['-999', 'x', '', '5 5', '5, 5', '99999999999999999999'])(
    'a Content-Length of %j is answered 400 (20.14)',
    (value) => {
      expect(refuse(requestText([`Content-Length: ${value}`], 'hello')).status).toBe(400);
    },
  );

  it('two lengths that differ are answered 400, two that agree are not (RFC 4475 3.3.9)', () => {
    expect(refuse(requestText(['Content-Length: 5', 'l: 4'], 'hello')).status).toBe(400);
    expect(read(requestText(['Content-Length: 5', 'l: 05'], 'hello')).body).toBe('hello');
  });

  it('the empty line must be there', () => {
    expect(refuse('BYE sip:a@b SIP/2.0\r\nQ: 1\r\n')).toMatchObject({
      line: 3,
      column: 1,
      expected: 'an empty line after the header fields',
    });
    expect(refuse('')).toMatchObject({ line: 1, column: 1, expected: 'a method' });
  });

  it('lines and columns count characters, offsets what was given', () => {
    const text = 'BYE sip:a@b SIP/2.0\r\nQ: äö\r\nTo: "ü€" x\r\n\r\n';
    expect(refuse(text)).toMatchObject({ offset: 37, line: 3, column: 10 });
    expect(refuse(encode(text))).toMatchObject({ offset: 42, line: 3, column: 10 });
  });
});

describe('18.3 and 7.5 streams', () => {
  const text = requestText(['Content-Length: 5'], 'hello');

  it('empty lines before the message are ignored (7.5)', () => {
    expect(end(`\r\n\r\n${text}\r\n`, true)).toBe(text.length + 4);
    expect(end(encode(`\r\n\r\n${text}\r\n`), true)).toBe(text.length + 4);
    expect(refuse(`\r\n${text}`)).toMatchObject({ line: 1, column: 1 });
  });

  it('Content-Length is needed', () => {
    expect(refuse(requestText(), { stream: true })).toMatchObject({ status: 400, incomplete: false });
  });

  it('a message that is not whole yet may still become one', () => {
    for (let size = 0; size < text.length; size += 7) {
      expect(end(text.slice(0, size), true)).toMatchObject({ incomplete: true });
      expect(end(encode(text.slice(0, size)), true)).toMatchObject({ incomplete: true });
    }
  });

  it('messages follow each other', () => {
    const two = text + text;
    const first = end(two, true) as number;
    expect(first).toBe(text.length);
    expect(end(two.slice(first), true)).toBe(text.length);
  });

  it('positions count from the start of the input', () => {
    expect(refuse('\r\n\r\nBYE sip:a@b SIP/2.0\r\nTo: x\r\nl: 0\r\n\r\n', { stream: true })).toMatchObject({
      offset: 30,
      line: 4,
      column: 6,
    });
    const bytes = encode('\r\n\r\nBYE sip:a@b SIP/2.0\r\nTo: x\r\nl: 0\r\n\r\n');
    expect(refuse(bytes, { stream: true })).toMatchObject({ offset: 30 });
  });

  it('a body over the limit is answered 413', () => {
    expect(refuse(requestText([`Content-Length: ${MAX_BODY + 1}`]), { stream: true }).status).toBe(413);
  });
});

describe('limits', () => {
  it('a head over the limit is answered 513', () => {
    const text = requestText([`Q: ${'x'.repeat(MAX_HEAD)}`]);
    expect(refuse(text).status).toBe(513);
    expect(refuse(encode(text)).status).toBe(513);
    expect(refuse(text.slice(0, -4), { stream: true })).toMatchObject({ status: 513, incomplete: false });
  });

  it('too many lines are answered 513', () => {
    expect(refuse(requestText(new Array(2000).fill('Q: 1'))).status).toBe(513);
  });

  it('a long body is no burden to the head', () => {
    const body = 'x'.repeat(500_000);
    expect(read(requestText([], body)).body).toHaveLength(500_000);
    expect(read(requestText(['Content-Length: 500000'], `${body}é`)).body).toHaveLength(500_000);
    expect(read(encode(requestText([], body))).body).toHaveLength(500_000);
  });
});

describe('bodies', () => {
  it('are text when they are UTF-8, else bytes', () => {
    const head = encode(requestText(['Content-Length: 4']));
    const message = (...body: number[]) => read(new Uint8Array([...head, ...body]));
    expect(message(0xe2, 0x82, 0xac, 0x21).body).toBe('€!');
    expect(message(0x30, 0x82, 0x00, 0x0a).body).toEqual(new Uint8Array([0x30, 0x82, 0x00, 0x0a]));
  });
});

describe('lenient reading, for what people type', () => {
  const typed = 'BYE sip:a@b SIP/2.0\nVia: SIP/2.0/UDP h\nContent-Length: 9\n\nhi\n';

  it('takes lines that end in LF alone, and a Content-Length that counts too much', () => {
    expect(refuse(typed).status).toBe(400);
    expect(read(typed, { lenient: true })).toMatchObject({ method: 'BYE', body: 'hi\r\n' });
    expect(read(encode(typed), { lenient: true })).toMatchObject({ method: 'BYE', body: 'hi\r\n' });
  });

  it('takes a head without its empty line', () => {
    expect(read('BYE sip:a@b SIP/2.0\r\nl: 0', { lenient: true }).headers).toHaveLength(1);
    expect(read('BYE sip:a@b SIP/2.0\nl: 0\n', { lenient: true }).headers).toHaveLength(1);
  });
});

describe('what is left of a message that cannot be read', () => {
  it('its method and the headers that could be read, for the answer', () => {
    const error = refuse(requestText(['Contact: ;;;', 'Subject: folded\r\n  twice', 'Bad line', 'Max-Forwards: 7']));
    expect(error.method).toBe('OPTIONS');
    expect(error.headers.map(({ name }) => name)).toEqual([
      'via',
      'from',
      'to',
      'call-id',
      'cseq',
      'subject',
      'max-forwards',
    ]);
  });

  it('also without an empty line, and with another version', () => {
    expect(refuse('BYE sip:a@b SIP/9.0\r\nTo: <sip:a@b>\r\nCall-').headers).toHaveLength(1);
  });
});
