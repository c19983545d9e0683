import { expect, test } from "vitest";
import { figureOf, newPicture } from "#lib/http/picture-input.ts";

const isTaken = (body: object) => newPicture.safeParse(body).success;

test("a grid has all rows, every other picture is of one that there is", () => {
  expect(newPicture.parse({ kind: "grid" })).toEqual({
    kind: "grid",
    theme: "light",
    language: "en",
    expiresInDays: null,
  });
  expect(isTaken({ kind: "grid", row: "lead_time" })).toBe(false);
  for (const kind of ["card", "trend", "badge"]) {
    expect([kind, isTaken({ kind, row: "of_nothing" })]).toEqual([kind, false]);
    expect([kind, isTaken({ kind, row: "lead_time" })]).toEqual([kind, true]);
  }
});

test("that one is the first row of the grid unless a row or a metric is named", () => {
  const rowOf = (body: object) => figureOf(newPicture.parse(body)).row;
  expect(rowOf({ kind: "grid" })).toBeNull();
  for (const kind of ["card", "trend", "badge"]) {
    expect(rowOf({ kind, theme: "dark", expiresInDays: 30 })).toBe("tests_passing");
    expect(rowOf({ kind, row: "lead_time" })).toBe("lead_time");
    expect(rowOf({ kind, metric: "github.prs.open" })).toBeNull();
  }
});

test("or it is of one metric of the catalogue, and of one of its values where it has several", () => {
  const metric = "github.prs.open";
  for (const kind of ["card", "trend", "badge"]) expect(isTaken({ kind, metric })).toBe(true);
  expect(isTaken({ kind: "grid", metric })).toBe(false);
  expect(isTaken({ kind: "card", metric, row: "lead_time" })).toBe(false);
  expect(isTaken({ kind: "card", metric: "github.prs.opne" })).toBe(false);
  const parted = { kind: "trend", metric: "github.ci.duration" };
  expect([isTaken(parted), isTaken({ ...parted, part: "CI" })]).toEqual([false, true]);
  expect(isTaken({ kind: "card", metric, part: "CI" })).toBe(false);
  expect(isTaken({ kind: "card", row: "lead_time", part: "CI" })).toBe(false);
});

test("each kind shows as many days as can be read in it", () => {
  const row = "lead_time";
  expect([6, 7, 28, 29].map((days) => isTaken({ kind: "grid", days }))).toEqual([false, true, true, false]);
  expect([6, 7, 90, 91].map((days) => isTaken({ kind: "trend", row, days }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isTaken({ kind: "badge", row, days: 7 })).toBe(false);
});

test("a repository is named by its address in any form", () => {
  const { scope } = newPicture.parse({ kind: "grid", scope: "https://github.com/Acme/Shop.git" });
  expect(scope).toBe("github.com/acme/shop");
  expect(isTaken({ kind: "grid", scope: "nowhere" })).toBe(false);
});
