// Whether single keys act outside the ladder: kept on the device, and switched off on the sheet of keys (WCAG 2.1.4).

const KEPT = 'keys-anywhere';

/** Whether `/` and `?` act anywhere on the page. */
export const keysAnywhere = (): boolean => {
  try {
    return localStorage.getItem(KEPT) !== 'no';
  } catch {
    return true;
  }
};

export function keepKeysAnywhere(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}
