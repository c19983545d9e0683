import { describe, expect, test } from "vitest";
import { hasRole, ROLES } from "#lib/domain/access/role.ts";

describe("a role", () => {
  test("may do what is asked of itself and of every role below it, and nothing above", () => {
    expect(ROLES).toEqual(["viewer", "manager", "admin", "owner"]);
    for (const [rank, role] of ROLES.entries())
      for (const [asked, needed] of ROLES.entries()) expect(hasRole(role, needed)).toBe(rank >= asked);
  });
});
