import { describe, expect, test } from "vitest";
import { actsOn } from "#lib/domain/access/member-acts.ts";
import { ROLES } from "#lib/domain/access/role.ts";

describe("what is offered for a member", () => {
  test("is leaving, and nothing else, for oneself", () => {
    for (const role of ROLES) expect(actsOn({ self: true, role, active: true }, role)).toEqual(["leave"]);
  });

  test("is nothing below admin, and nothing for a higher role", () => {
    for (const mine of ["viewer", "manager"] as const)
      for (const role of ROLES) expect(actsOn({ self: false, role, active: true }, mine)).toEqual([]);
    expect(actsOn({ self: false, role: "owner", active: true }, "admin")).toEqual([]);
  });

  test("is suspending or reinstating, and removing, from admin on", () => {
    expect(actsOn({ self: false, role: "admin", active: true }, "admin")).toEqual(["suspend", "remove"]);
    expect(actsOn({ self: false, role: "viewer", active: false }, "admin")).toEqual(["reinstate", "remove"]);
  });

  test("is also the ownership for an owner, to an active member", () => {
    expect(actsOn({ self: false, role: "viewer", active: true }, "owner")).toEqual([
      "suspend",
      "transfer",
      "remove",
    ]);
    expect(actsOn({ self: false, role: "owner", active: false }, "owner")).toEqual(["reinstate", "remove"]);
  });
});
