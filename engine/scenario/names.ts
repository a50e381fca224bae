// What an element is called when its author does not say: labels, host names and addresses in the manner of the
// RFCs' examples (client.atlanta.example.com at 192.0.2.101, ss1.atlanta.example.com at 192.0.2.111).

/** 'alice' is Alice, 'p1' and 'ss1' are Proxy 1, 'bobs-phone' is Bobs phone. */
export function labelOf(id: string, kind: 'phone' | 'proxy'): string {
  const numbered = kind === 'proxy' ? /^(?:p|ss|proxy)[-_]?(\d+)$/i.exec(id) : null;
  if (numbered !== null) return `Proxy ${numbered[1]}`;
  const words = id.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gives each element a host name nobody else has. */
export class Hosts {
  readonly #taken = new Set<string>();
  #proxies = 0;

  /** A name its author chose. */
  claim(host: string): boolean {
    const free = !this.#taken.has(host);
    this.#taken.add(host);
    return free;
  }

  forPhone(id: string, domain: string): string {
    return this.#free([`client.${domain}`, `${labelFor(id)}.${domain}`], `${labelFor(id)}`, domain);
  }

  forProxy(id: string, domain: string): string {
    this.#proxies++;
    const number = /\d+$/.exec(id)?.[0] ?? String(this.#proxies);
    return this.#free([`ss${number}.${domain}`], 'ss', domain);
  }

  #free(wanted: readonly string[], stem: string, domain: string): string {
    const found = wanted.find((host) => !this.#taken.has(host));
    if (found !== undefined) {
      this.#taken.add(found);
      return found;
    }
    for (let n = 2; ; n++) if (this.claim(`${stem}${n}.${domain}`)) return `${stem}${n}.${domain}`;
  }
}

const labelFor = (id: string): string => id.toLowerCase().replace(/_/g, '-').replace(/-+$/, '');

const PHONES = [101, 201, 103, 203, 105, 205, 107, 207];
const PROXIES = [111, 222, 233, 244];

/** Gives each element an address nobody else has: documentation addresses of RFC 5737. */
export class Addresses {
  readonly #taken = new Set<string>();

  /** An address its author chose. */
  claim(address: string): boolean {
    const free = !this.#taken.has(address);
    this.#taken.add(address);
    return free;
  }

  /** An address behind a NAT box (RFC 1918). */
  hidden(): string {
    for (let n = 1; ; n++) if (this.claim(`10.0.0.${n}`)) return `10.0.0.${n}`;
  }

  next(kind: 'phone' | 'proxy'): string {
    for (const last of kind === 'phone' ? PHONES : PROXIES) if (this.claim(`192.0.2.${last}`)) return `192.0.2.${last}`;
    for (const net of ['198.51.100', '203.0.113']) {
      for (let last = 1; last < 255; last++) if (this.claim(`${net}.${last}`)) return `${net}.${last}`;
    }
    for (let n = 0; ; n++) {
      const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
      if (this.claim(address)) return address;
    }
  }
}
