// The name of the site and its themes: words that stand on every page.

export const brandText = {
  brand: 'Sipscope',
  brandLink: 'Sipscope, home',
  theme: 'Switch between light and dark',
} as const;
