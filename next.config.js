// A static export: every page is a file, and the site works from any folder of any web server.
const basePath = process.env.BASE_PATH ?? '';

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  trailingSlash: true,
  basePath,
  images: { unoptimized: true },
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  reactStrictMode: true,
  // Types are checked on their own (npm run check), for the site, the engine and its host, each with its own libraries.
  typescript: { ignoreBuildErrors: true },
};

export default config;
