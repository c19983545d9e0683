import { describe, expect, test } from "vitest";
import { provesIn } from "../../support/proof-tables.ts";

describe("a named proof", () => {
  const TITLE = "loses nothing";
  const proof = `describe("a sync", () => {\n  test("${TITLE}", async () => {});\n});\n`;

  test("counts where its title is that of a test, or of a case in a table", () => {
    expect(provesIn(proof, TITLE)).toBe(true);
    expect(provesIn(`test.each([["7", "${TITLE}", {}]])`, `7: ${TITLE}`)).toBe(true);
    expect(provesIn(proof, "loses something")).toBe(false);
  });

  test.each([
    ["a line of comment", `// test("${TITLE}", ...)`],
    ["a block of comment", `/* ${proof} */`],
    ["a comment behind an address", `const url = "http://a"; // "${TITLE}"`],
  ])("does not count in %s", (_, source) => {
    expect(provesIn(source, TITLE)).toBe(false);
  });

  test.each([
    `test.skip("${TITLE}", async () => {});`,
    `test.skipIf(!isHere)("${TITLE}", async () => {});`,
    `describe.skip("a sync", () => { ${proof} });`,
    `test("${TITLE}", async ({ skip }) => { skip(!isHere); });`,
    `test("${TITLE}", async () => { test.skip(!isHere, "not here"); });`,
    `test.fixme("${TITLE}", async () => {});`,
    `test.todo("${TITLE}");`,
    `test.only("another", () => {}); ${proof}`,
  ])("does not count where it may be left out: %s", (source) => {
    expect(provesIn(source, TITLE)).toBe(false);
  });
});
