import { expect, test } from "vitest";
import { countHref } from "#lib/domain/links.ts";

test("a count leads to the list of what it counts", () => {
  expect(countHref("acme", "failed")).toBe("/orgs/acme/deployments?verdict=failed");
  expect(countHref("acme", "changes")).toBe("/orgs/acme/changes");
});

test("a count of a row or of a bucket leads to the list of that row or bucket", () => {
  expect(countHref("acme", "failed", { service: ["a b"], from: "2026-10-01", to: "2026-10-08" })).toBe(
    "/orgs/acme/deployments?verdict=failed&service=a+b&from=2026-10-01&to=2026-10-08",
  );
});
