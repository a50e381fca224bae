// What can be found: one small document for each place of the site, and an index over all of them.

export const KINDS = ['lesson', 'word', 'method', 'header', 'code', 'timer', 'scenario', 'machine', 'section'] as const;
export type Kind = (typeof KINDS)[number];

export interface Found {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  /** From the top of the site. */
  readonly href: string;
}

/** The file that the browser loads when somebody first searches. */
export interface SearchFile {
  readonly documents: readonly Found[];
  /** The index as the library writes it. */
  readonly index: unknown;
}
