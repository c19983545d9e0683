import { expect, test } from "vitest";
import { endsSoon } from "#lib/domain/access/token-end.ts";

const now = new Date("2026-11-20T00:00:00Z");

test("a token ends soon in its last week, and neither before nor after", () => {
  const at = (expiresAt: string, status = "active") => endsSoon({ status, expiresAt }, now);
  expect(at("2026-11-27T00:00:00Z")).toBe(true);
  expect(at("2026-11-27T00:00:01Z")).toBe(false);
  expect(at("2026-11-20T00:00:00Z")).toBe(false);
  expect(at("2026-11-21T00:00:00Z", "revoked")).toBe(false);
});
