import { expect, test } from "vitest";
import type { Told } from "#lib/domain/metrics/delta.ts";
import { sayChange } from "#lib/words/delta-words.ts";
import { wordsIn } from "#lib/words/words.ts";

test.each<[Told, string, string]>([
  [{ kind: "ratio", amount: 0.122 }, "+12 %", "+12 %"],
  [{ kind: "duration", amount: -6 * 3600 }, "−6 h", "−6 h"],
  [{ kind: "duration", amount: 10_000 }, "+2 h 47 m", "+2 h 47 min"],
  [{ kind: "points", amount: 0.015 }, "+1.5 pp", "+1,5 p.p."],
  [{ kind: "factor", amount: 3.2 }, "×3.2", "×3,2"],
  [{ kind: "fromZero" }, "from 0", "a partir de 0"],
  [{ kind: "points", amount: 0 }, "0.0 pp", "0,0 p.p."],
  [{ kind: "points", amount: -0.0003 }, "0.0 pp", "0,0 p.p."],
  [{ kind: "none" }, "no change", "sem variação"],
])("a change is told in its unit: %o", (change, english, portuguese) => {
  expect([sayChange(change, wordsIn("en")), sayChange(change, wordsIn("pt-BR"))]).toEqual([
    english,
    portuguese,
  ]);
});

test("a change in time under an hour is told in one unit", () => {
  expect(sayChange({ kind: "duration", amount: 1007 }, wordsIn("en"))).toBe("+17 m");
  expect(sayChange({ kind: "duration", amount: -42 }, wordsIn("en"))).toBe("−42 s");
});
