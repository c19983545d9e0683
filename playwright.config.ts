import { defineConfig } from "@playwright/test";

const baseURL = process.env.PLUMBLINE_E2E_URL;

const LONGEST = "**/e2e/languages.spec.ts";

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-stack.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each file has organisations of its own, so they share the stack without meeting. One more than a small machine has
  // cores: of what a test does, the browser, the product and its database wait for one another.
  workers: 3,
  // The longest begins first, or it would go on when all others have ended.
  projects: [
    { name: "longest", testMatch: LONGEST },
    { name: "others", testIgnore: LONGEST },
  ],
  forbidOnly: process.env.CI !== undefined,
  use: {
    ...(baseURL === undefined ? {} : { baseURL }),
    browserName: "chromium",
    viewport: { width: 1440, height: 1000 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    screenshot: "only-on-failure",
  },
});
