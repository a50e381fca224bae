// Where the site will be found, when whoever builds it says so: SITE_URL=https://sip.example.org/ npm start.

const given = process.env.SITE_URL ?? '';

/** With a slash at its end; null when nobody said. */
export const siteAddress: URL | null = URL.canParse(given) ? new URL(given.endsWith('/') ? given : `${given}/`) : null;
