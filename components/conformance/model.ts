// What the conformance page draws: facts read off the project, as plain data.

export interface ConformanceView {
  readonly rfcs: readonly {
    readonly number: string;
    readonly title: string;
    readonly sections: readonly {
      readonly section: string;
      readonly title: string;
      readonly rules: readonly string[];
      readonly code: readonly string[];
      readonly tests: readonly string[];
    }[];
  }[];
  readonly departures: readonly { readonly file: string; readonly text: string }[];
  readonly flows: readonly {
    readonly id: string;
    readonly title: string;
    readonly messages: number;
    readonly agrees: boolean | null;
    readonly departures: readonly { readonly label: string; readonly instead: string; readonly why: string }[];
  }[];
}

/** The place of a section on the page. */
export const placeOfSection = (rfc: string | number, section: string): string => `rfc${rfc}-${section}`;
