import { describe, expect, test } from "vitest";
import { hasRole, ROLES } from "#lib/domain/access/role.ts";
import { roleMay, roleSentence } from "#lib/domain/access/role-word.ts";

describe("a role", () => {
  test("may do what is asked of itself and of every role below it, and nothing above", () => {
    expect(ROLES).toEqual(["viewer", "manager", "admin", "owner"]);
    for (const [rank, role] of ROLES.entries())
      for (const [asked, needed] of ROLES.entries()) expect(hasRole(role, needed)).toBe(rank >= asked);
  });

  test("is told in one line, under its name and as a sentence", () => {
    expect(roleMay("viewer")).toBe("Reads dashboards, lists, runs and exports.");
    expect(ROLES.map((role) => roleSentence(role).split(" ").slice(0, 3).join(" "))).toEqual([
      "A viewer reads",
      "A manager starts",
      "An admin connects",
      "An owner changes",
    ]);
  });
});
