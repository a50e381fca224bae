/** As a `ref`: takes the focus once the element appears, for what a reader just asked for. */
export const focusOnce = (element: HTMLElement | null): void => element?.focus();
