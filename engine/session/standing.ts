// Header lines that stay the same for as long as a phone does (RFC 3261 §20.5, §20.10, §20.15, §20.37): made once, so
// that all its messages share them, and printed once.

import { make } from '../message/headers';
import type { AnyHeader } from '../message/message';
import type { NameAddr } from '../message/uri';

function once<Key extends object>(write: (key: Key) => AnyHeader): (key: Key) => AnyHeader {
  const written = new WeakMap<Key, AnyHeader>();
  return (key) => {
    let header = written.get(key);
    if (header === undefined) {
      header = write(key);
      written.set(key, header);
    }
    return header;
  };
}

export const allowLine = once((methods: readonly string[]) => make('allow', methods));
export const supportedLine = once((options: readonly string[]) => make('supported', options));
export const contactLine = once((contact: NameAddr) => make('contact', [contact]));
/** The type of a session description. */
export const SDP_TYPE = make('content-type', { value: 'application/sdp', params: [] });
