import { describe, expect, test } from "vitest";
import { readScope } from "#app/orgs/[org]/_components/filter/scope-params.ts";
import { COMPARED_WITH } from "#lib/domain/report/scope.ts";
import { sayActive, sayCompared, sayPeriod, sayPrinted } from "#lib/words/filter-words.ts";
import { wordsIn } from "#lib/words/words.ts";

const [en, pt] = [wordsIn("en"), wordsIn("pt-BR")];
const looked = {
  now: new Date("2026-11-20T12:00:00Z"),
  calendar: { timeZone: "America/Sao_Paulo", weekStart: "monday" },
} as const;

describe("what a page is compared with", () => {
  test("is said as the days that each choice would be", () => {
    const scope = readScope({ period: "last-month", compareFrom: "2026-01-05", compareTo: "2026-01-12" });
    const said = COMPARED_WITH.map((compare) => sayCompared(scope, { ...looked, compare }, en));
    expect(said).toEqual(["1 – 30 Sep 2026", "1 – 31 Oct 2025", null, "5 – 11 Jan 2026"]);
  });

  test("is of a month under way the same part of the month before", () => {
    const scope = readScope({ period: "this-month" });
    expect(sayCompared(scope, { ...looked, compare: "previous" }, pt)).toBe("1 – 20 out 2026");
    expect(sayPeriod(scope, "UTC", pt)).toBe("Este mês");
  });
});

test("a filter for what names nothing is said so", () => {
  const chip = { filter: "without", value: "team" } as const;
  expect(sayActive(chip, new Map(), en)).toBe("Team: none");
  expect(sayActive(chip, new Map(), pt)).toBe("Equipe: não informado");
});

test("a printed page says its days, what they are compared with, what is narrowed, and when it was read", () => {
  const scope = readScope({ period: "7d", team: "Booking" });
  expect(sayPrinted(scope, { ...looked, chips: ["Team: Booking"] }, en)).toBe(
    "13 – 20 Nov 2026 · vs 6 – 13 Nov 2026 · Production · Team: Booking · read 20 Nov 2026, 09:00 (America/Sao_Paulo)",
  );
});
