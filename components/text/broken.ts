// What the page says that stands in for a broken one. A file of its own: every page loads it.

export const brokenText = {
  title: 'This page broke',
  what: 'Something went wrong while it was drawn. Nothing you did is lost: the address still says where you were.',
  again: 'Try again',
} as const;
