import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

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

const data = readdirSync(join(import.meta.dirname, "tests/data"))
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `tests/data/${file}`);

/** The others open databases of their own, so both kinds can run at the same time. */
function usesSharedStacks(file: string): boolean {
  return readFileSync(join(import.meta.dirname, file), "utf8").includes("stacks()");
}

const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "data",
          include: data.filter((file) => usesSharedStacks(file)),
          globalSetup: ["tests/support/data-stack.ts"],
          // One after the other: some of them claim whatever is due.
          fileParallelism: false,
          ...patience,
        },
      },
      {
        ...shared,
        test: { name: "data-alone", include: data.filter((file) => !usesSharedStacks(file)), ...patience },
      },
    ],
  },
});
