import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that no worker has a long file left when the others are done. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ project }: TestSpecification) => project.name === "long";
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const shared = {
  resolve: {
    conditions: ["react-server", "node", "import", "default"],
    // Next.js has no export map, so Node alone does not find it without the extension.
    // What may only be imported on a server is imported by one here.
    alias: {
      "next/server": "next/server.js",
      "server-only": join(import.meta.dirname, "node_modules/server-only/empty.js"),
    },
  },
};

const onDatabases = {
  globalSetup: ["tests/support/templates.ts"],
  setupFiles: ["tests/support/apart.ts", "tests/support/lean-datadog.ts"],
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // Each process compiles PGlite, and its busy parts once more: 2.5 s of processor time. See tests/support/apart.ts.
  isolate: false,
  // Hashing the passwords of made-up people was half of the work, at the 2^10 rounds of a real one's.
  env: { LITE_AUTH_BCRYPT_COST: "4" },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // Of lib, by the unit tests and some data tests: what only others reach, or a browser, counts as not covered.
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts"],
      exclude: ["lib/supabase/database.types.ts"],
      reporter: ["text-summary"],
      thresholds: { lines: 85 },
    },
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          testTimeout: 30_000,
          // Loading modules anew for each file is half of the work.
          isolate: false,
        },
      },
      {
        ...shared,
        test: { name: "data", include: ["tests/data/*.test.ts"], ...onDatabases },
      },
      {
        // What does one thing over and over.
        ...shared,
        test: { name: "long", include: ["tests/data/long/*.test.ts"], ...onDatabases },
      },
    ],
  },
});
