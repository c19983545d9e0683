import { describe, expect, test } from "vitest";
import { parseQuery, QuerySyntaxError } from "#scripts/simulator/query.ts";
import { deployment, ids, list, startWith } from "./harness.ts";

const live = { service: "checkout-api", env: "live", team: "payments", version: "2.31.0", source: "api" };

function matches(query: string, attributes: Record<string, unknown> = live): boolean {
  return parseQuery(query)({ attributes });
}

describe("a query", () => {
  test.each([
    "*",
    "  ",
    "service:checkout-api",
    "service:checkout-*",
    "service:*-api",
    "service:*kout*",
    "version:*31*",
    "service:c*t-a*i",
    "service:(ticketing OR checkout-api)",
    "service:(ticketing OR *-api) env:(live OR staging)",
    'service:"checkout-api"',
    "env:live team:payments version:2.31.0 source:api",
    "env:live AND team:payments",
    "-env:staging",
    "NOT env:staging",
    "NOT source:apm_deployments",
    "-service:(ticketing OR refunds)",
    "NOT (env:staging OR team:journeys)",
    "env:staging OR team:payments",
    "* -env:staging",
    "-severity:*",
  ])("%s matches", (query) => {
    expect(matches(query)).toBe(true);
  });

  test.each([
    "service:checkout",
    "service:Checkout-api",
    "service:*checkout",
    "service:check*check*api",
    'service:"checkout-*"',
    "service:checkout-\\*",
    "env:live team:journeys",
    "-env:live",
    "NOT env:(live OR staging)",
    "nothing:live",
    "constructor:*",
    "severity:*",
  ])("%s does not match", (query) => {
    expect(matches(query)).toBe(false);
  });

  test("matches a list when one of its values matches", () => {
    expect(matches("env:live", { env: ["staging", "live"] })).toBe(true);
    expect(matches("service:b", { services: ["a", "b"] })).toBe(true);
  });

  test("takes quoted values with spaces, quotes and parentheses as they are", () => {
    expect(matches('service:"night \\"owl\\" (old)"', { service: 'night "owl" (old)' })).toBe(true);
    expect(matches('service:("a b" OR "c d")', { service: "c d" })).toBe(true);
  });

  test("splits events into those it matches and those its negation matches, also without the attribute", () => {
    for (const attributes of [live, {}, { env: "" }, { env: null }]) {
      expect(matches("env:live", attributes)).not.toBe(matches("-env:live", attributes));
    }
  });

  test.each(["service:", "plain words", "env:(live", '"', 'env:"live', "env:live)", "NOT", ":"])(
    "%j is refused",
    (query) => {
      expect(() => parseQuery(query)).toThrow(QuerySyntaxError);
    },
  );
});

describe("a list with a query", () => {
  const events = [
    deployment("a", "2026-11-01T10:00:00Z", { env: "live" }),
    deployment("b", "2026-11-01T11:00:00Z", { env: "staging" }),
    deployment("c", "2026-11-01T12:00:00Z", { env: "live" }),
  ];

  test("fills its limit with matching events", async () => {
    const running = await startWith(events);
    expect(await ids(await list(running, { query: "env:live", limit: 2 }))).toEqual(["c", "a"]);
  });

  test("answers 400 for a query it cannot read", async () => {
    const running = await startWith(events);
    expect((await list(running, { query: "env:(live" })).status).toBe(400);
  });
});
