// Words of the pages that stand in for one that is not there.

export const lostText = {
  notFoundTitle: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page may have moved.',
  notFoundHome: 'Go to the start',
  notFoundSearch: 'Search the site',
  offlineTitle: 'This page is not kept yet',
  offlineText:
    'There is no network just now, and this page was not visited before. The lessons, the reference and the search are there.',
  offlineLearn: 'Go to the lessons',
} as const;
