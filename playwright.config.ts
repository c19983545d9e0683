import { defineConfig } from "@playwright/test";

const baseURL = process.env.PLUMBLINE_E2E_URL;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-stack.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each file has organisations of its own, so two share the stack without meeting.
  workers: 2,
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
