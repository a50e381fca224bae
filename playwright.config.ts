import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/support/chrome.mjs';
import { basedSite } from './test/support/paths.mjs';

// Ports of our own for each run, so that two runs on one machine do not meet. Workers inherit the variable.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000) * 2);
const port = Number(process.env.E2E_PORT);

// The same site twice: at the root, and built for a base path (files named based*.spec.ts).
const sites = [
  { name: 'root', dir: 'out', base: '', port },
  { name: 'based', dir: basedSite.dir, base: basedSite.base, port: port + 1 },
];
const url = (site: (typeof sites)[number]) => `http://127.0.0.1:${site.port}${site.base}/`;

export default defineConfig({
  testDir: 'test/e2e',
  fullyParallel: true,
  // The engine is loaded and runs in each page; two browsers share two cores with it.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  projects: sites.map((site) => ({
    name: site.name,
    ...(site.name === 'based' ? { testMatch: 'based*.spec.ts' } : { testIgnore: 'based*.spec.ts' }),
    use: {
      browserName: 'chromium' as const,
      baseURL: url(site),
      launchOptions: launchOptions(),
      // Keeping the whole site takes longer than most tests; those about being offline allow it.
      serviceWorkers: 'block' as const,
      trace: 'retain-on-failure' as const,
    },
  })),
  webServer: sites.map((site) => ({
    command: `node app/_site/serve.mjs ${site.dir}`,
    env: { PORT: String(site.port), BASE_PATH: site.base },
    url: url(site),
    reuseExistingServer: false,
  })),
});
