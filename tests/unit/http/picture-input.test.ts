import { expect, test } from "vitest";
import { newPicture } from "#lib/http/picture-input.ts";

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
    expect([kind, isTaken({ kind }), isTaken({ kind, row: "of_nothing" })]).toEqual([kind, false, false]);
    expect([kind, isTaken({ kind, row: "lead_time" })]).toEqual([kind, true]);
  }
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
