/** As a `ref`: takes the focus once the element appears, for what a reader just asked for. */
export const focusOnce = (element: HTMLElement | null): void => element?.focus();

/** The same where what had the focus was taken off the page by what the reader did; nobody's focus is moved else. */
export const focusIfLost = (element: HTMLElement | null): void => {
  if (document.activeElement === document.body) element?.focus();
};
