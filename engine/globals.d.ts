// The only names beyond ECMAScript that the engine may use: text to bytes and back, which is pure.
// Everything else of a browser or of Node (timers, clocks, console, documents) does not compile in engine/.

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBuffer | ArrayBufferView): string;
}
