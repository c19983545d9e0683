import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeLock } from "#scripts/stack/data-lock.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "plumbline-lock-")), "lock");

describe("a lock", () => {
  test("is its taker's, and names the one that has it to others", () => {
    const file = newFile();
    expect(takeLock(file)).toBeNull();
    expect(takeLock(file)).toBe(process.pid);
  });

  test("of a process that was killed, or of another one with its number, is taken over at once", () => {
    for (const left of ["999999999 1", `${process.pid} 1`, ""]) {
      const file = newFile();
      writeFileSync(file, left);
      expect(takeLock(file)).toBeNull();
      expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid} `));
    }
  });
});
