// RFC 3261 §7.3, §20: the questions asked of a message's headers and the changes made to them.
// Messages are immutable: each change returns a new message that shares every header it did not touch.

import { ruleOf } from './header-names';
import type {
  AnyHeader,
  Body,
  Header,
  HeaderValues,
  KnownHeader,
  Message,
  Params,
  UnknownHeader,
  Via,
} from './message';
import { bodyLength } from './print';
import type { NameAddr } from './uri';

/** The headers that hold lists, with the type of their elements. */
type ListHeader = {
  [N in KnownHeader]: Exclude<HeaderValues[N], string> extends readonly unknown[] ? N : never;
}[KnownHeader];
type ElementOf<N extends ListHeader> = Exclude<HeaderValues[N], string> extends readonly (infer E)[] ? E : never;

/** Anything that has headers. */
export interface HasHeaders {
  readonly headers: readonly AnyHeader[];
}

/** The value of the first line of that name, or undefined. */
export function get<N extends KnownHeader>(message: HasHeaders, name: N): HeaderValues[N] | undefined {
  const headers = message.headers;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    if (header.name === name) return header.value as HeaderValues[N];
  }
  return undefined;
}

/** The first header line of that name, or undefined. */
export function headerOf<N extends KnownHeader>(message: HasHeaders, name: N): Header<N> | undefined {
  const headers = message.headers;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    if (header.name === name) return header as Header<N>;
  }
  return undefined;
}

/** Every header line of that name, in order. */
export function linesOf<N extends KnownHeader>(message: HasHeaders, name: N): Header<N>[] {
  return message.headers.filter((header) => header.name === name) as Header<N>[];
}

/** The text of the first unknown header of that name (any case), or undefined. */
export function getText(message: HasHeaders, name: string): string | undefined {
  const folded = name.toLowerCase();
  for (const header of message.headers) {
    if (header.name === folded && typeof header.value === 'string') return header.value;
  }
  return undefined;
}

/** 7.3.1: all values of a list header over all its lines, in order; a Contact of `*` has none. */
export function list<N extends ListHeader>(message: HasHeaders, name: N): readonly ElementOf<N>[] {
  const headers = message.headers;
  let found: readonly ElementOf<N>[] = [];
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    if (header.name !== name || typeof header.value === 'string') continue;
    const values = header.value as unknown as readonly ElementOf<N>[];
    found = found.length === 0 ? values : found.concat(values);
  }
  return found;
}

/** The first value of a list header, or undefined. */
export function top<N extends ListHeader>(message: HasHeaders, name: N): ElementOf<N> | undefined {
  const headers = message.headers;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i] as AnyHeader;
    if (header.name !== name || typeof header.value === 'string') continue;
    const values = header.value as unknown as readonly ElementOf<N>[];
    if (values.length > 0) return values[0];
  }
  return undefined;
}

/** A header to be put into a message; it is printed when someone first looks. */
export function make<N extends KnownHeader>(name: N, value: HeaderValues[N]): Header<N> {
  return { name, value, line: undefined };
}

/** A header this project knows no grammar for. */
export function unknown(name: string, text: string): UnknownHeader {
  return { name: name.toLowerCase(), value: text, line: undefined };
}

/** The message with these header lines instead of its own. */
export function withHeaders<M extends HasHeaders>(message: M, headers: readonly AnyHeader[]): M {
  return { ...message, headers };
}

/** Puts a header in the place of the first of its name and drops the others, or appends it. */
export function withHeader<M extends HasHeaders>(message: M, header: AnyHeader): M {
  const headers: AnyHeader[] = [];
  let placed = false;
  for (const old of message.headers) {
    if (old.name !== header.name) headers.push(old);
    else if (!placed) {
      headers.push(header);
      placed = true;
    }
  }
  if (!placed) headers.push(header);
  return withHeaders(message, headers);
}

/** Drops every line of that name. */
export function without<M extends HasHeaders>(message: M, name: string): M {
  return withHeaders(
    message,
    message.headers.filter((header) => header.name !== name),
  );
}

/** Puts a line in front of the first header of its name, else at the top: how Via and Record-Route grow (16.6). */
export function prepend<M extends HasHeaders>(message: M, header: AnyHeader): M {
  const at = message.headers.findIndex((old) => old.name === header.name);
  const headers = message.headers.slice();
  headers.splice(Math.max(at, 0), 0, header);
  return withHeaders(message, headers);
}

/** Drops the first value of a list header, and its line when nothing is left on it (16.4, 16.7). */
export function withoutTop<M extends HasHeaders>(message: M, name: ListHeader): M {
  const at = message.headers.findIndex((header) => header.name === name);
  if (at < 0) return message;
  const values = (message.headers[at] as AnyHeader).value as readonly unknown[];
  const headers = message.headers.slice();
  if (values.length > 1) headers[at] = { name, value: values.slice(1), line: undefined } as unknown as AnyHeader;
  else headers.splice(at, 1);
  return withHeaders(message, headers);
}

/** Gives a message another body and puts Content-Length and Content-Type right (7.4, 20.14, 20.15). */
export function withBody<M extends Message>(message: M, body: Body, contentType?: HeaderValues['content-type']): M {
  let changed: M = { ...message, body };
  if (contentType !== undefined) changed = withHeader(changed, make('content-type', contentType));
  else if (body.length === 0) changed = without(changed, 'content-type');
  return withHeader(changed, make('content-length', bodyLength(body)));
}

/** A parameter's value as written; null for a flag, undefined when it is not there. */
export function param(params: Params, name: string): string | null | undefined {
  for (let i = 0; i < params.length; i++) {
    const one = params[i];
    if (one !== undefined && one.name === name) return one.value;
  }
  return undefined;
}

/** Sets a parameter: in its place when it is there, else at the end. */
export function withParam(params: Params, name: string, value: string | null): Params {
  const at = params.findIndex((one) => one.name === name);
  if (at < 0) return params.concat({ name, value });
  const changed = params.slice();
  changed[at] = { name, value };
  return changed;
}

/** Drops a parameter. */
export function withoutParam(params: Params, name: string): Params {
  return params.filter((one) => one.name !== name);
}

/** 19.3: the tag of a From or To, or undefined. */
export function tagOf(address: NameAddr): string | undefined {
  return param(address.params, 'tag') ?? undefined;
}

/** 8.1.1.7: the branch of a Via, or undefined. */
export function branchOf(via: Via): string | undefined {
  return param(via.params, 'branch') ?? undefined;
}

/** The branch of the topmost Via; empty when there is none. */
export function topBranch(message: Message): string {
  const via = top(message, 'via');
  return (via && branchOf(via)) ?? '';
}

/** The tag of From or To; empty when there is none. */
export function tagIn(message: Message, side: 'from' | 'to'): string {
  const address = get(message, side);
  return (address && tagOf(address)) ?? '';
}

/** Whether a header may stand more than once in a message (7.3.1). */
export function mayRepeat(name: string): boolean {
  return ruleOf(name)?.list ?? true;
}
