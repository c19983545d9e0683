import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";

const FOLDER = join(import.meta.dirname, "../../../../lib/domain/origin");
/** What says nothing about a commit. */
const OTHERS = ["rules-version.ts", "repository-slug.ts"];

/**
 * The rules of each version that was released. When this fails and some commit's verdict changes: raise RULES_VERSION
 * and add its line, so that stored verdicts are decided anew. When none does: correct the line.
 */
const RULES: Record<number, string> = {
  1: "4b43a0ae0432f9d3",
};

/** The code of the rules, without comments and white space. */
function rulesAsTheyAre(): string {
  const files = readdirSync(FOLDER).filter((name) => !OTHERS.includes(name));
  const code = files.sort().map((name) => readFileSync(join(FOLDER, name), "utf8"));
  const bare = code
    .join("\n")
    .replace(/^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)$/gm, "")
    .replace(/\s+/g, "");
  return createHash("sha256").update(bare).digest("hex").slice(0, 16);
}

test("the rules change only with their version", () => {
  expect(RULES[RULES_VERSION]).toBe(rulesAsTheyAre());
});
