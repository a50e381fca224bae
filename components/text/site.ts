// Words of every page: the brand, the navigation, the foot.

export const siteText = {
  description: 'Watch a phone call happen, one message at a time: SIP call flows that run in your browser.',
  siteNav: 'Site',
  sitePages: [
    ['/learn/', 'Learn'],
    ['/practice/', 'Practice'],
    ['/scenarios/', 'Scenarios'],
    ['/machines/', 'Machines'],
    ['/reference/', 'Reference'],
    ['/teach/', 'Teach'],
  ],
  footer: 'Sipscope, free software',
  footerBuilt: 'Built on RFC 3261, 3264 and 3665',
  conformanceLink: 'What is implemented',
} as const;
