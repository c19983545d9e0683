import { describe, expect, test } from "vitest";
import { TOKEN_SCOPES } from "#lib/db/tokens.ts";
import { OPERATIONS } from "#lib/http/operations/all.ts";
import { refuseUnusable, usableScopes } from "#lib/http/token-scopes.ts";

describe("the scopes of a token", () => {
  test("are those that an operation names", () => {
    const named = Object.values(OPERATIONS).flatMap(({ scope }) => scope ?? []);
    expect(usableScopes().toSorted()).toEqual([...new Set(named)].toSorted());
    expect(usableScopes([{}])).toEqual([]);
    expect(usableScopes([{}, { scope: "origins:write" }])).toEqual(["origins:write"]);
  });

  test("are refused by name while no operation names them, and taken once one does", () => {
    const refusal = {
      code: "invalid_input",
      says: expect.objectContaining({
        code: "scope_unused",
        numbers: expect.objectContaining({ name: "scopes[0]" }),
      }),
    };
    expect(() => refuseUnusable([...TOKEN_SCOPES], [])).toThrow(expect.objectContaining(refusal));
    expect(() => refuseUnusable([...TOKEN_SCOPES], [{ scope: "origins:write" }])).not.toThrow();
    expect(() => refuseUnusable([], [])).not.toThrow();
  });
});
