import { createLoader } from "nuqs/server";
import { describe, expect, test } from "vitest";
import { commitAddress } from "#app/orgs/[org]/_components/list/commit-address.ts";
import { parseSort, sortRows } from "#app/orgs/[org]/(dashboard)/_dashboard/breakdown-rows.ts";
import { dashboardHref, dashboardParsers } from "#app/orgs/[org]/(dashboard)/_dashboard/search-params.ts";
import { readRunsQuery, runsHref } from "#app/orgs/[org]/data-quality/runs/search-params.ts";
import { readAuditQuery } from "#app/orgs/[org]/settings/audit/search-params.ts";
import { report } from "../fixtures/report.ts";

const readState = createLoader(dashboardParsers);

describe("the breakdown", () => {
  const rows = report().breakdown.service;

  test("puts what is not known last, whichever way it is sorted", () => {
    expect(sortRows(rows, parseSort("key")).at(-1)?.key).toBeNull();
    expect(sortRows(rows, parseSort("-key")).at(-1)?.key).toBeNull();
    expect(sortRows(rows, parseSort("recoveryP50")).at(-1)?.recoveryP50).toBeNull();
    expect(sortRows(rows, parseSort("-recoveryP50")).at(-1)?.recoveryP50).toBeNull();
  });

  test("is sorted by number, highest first with a minus", () => {
    const rates = sortRows(rows, parseSort("-cfr")).map((row) => row.cfr ?? 0);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  });
});

describe("the state in the URL", () => {
  test("falls back to its defaults when it is malformed", () => {
    const odd = { period: "forever", metric: "velocity", by: "person", sort: "-salary", compare: "maybe" };
    expect(readState(odd)).toMatchObject({
      period: "30d",
      metric: "deployment_frequency",
      by: "service",
      sort: "-effect",
      compare: "previous",
    });
  });

  test("holds only names that the report accepts, so that no filter is shown that is not applied", () => {
    const long = "x".repeat(513);
    const state = readState({ env: ["*", "live"], team: ["", "a\u0000", long, "Booking", "Booking"] });
    expect([state.env, state.team]).toEqual([["*"], ["Booking"]]);
    const odd = readState({ tag: ["tier", ":1", "tier:1"], automation: "include" });
    expect([odd.tag, odd.automation]).toEqual([["tier:1"], null]);
  });

  test("keeps the filters when a card, a tab or a row is chosen", () => {
    const narrowed = { team: ["Booking", "Journey"], tag: "tier:1", automation: "exclude" };
    const state = readState({ ...narrowed, period: "90d" });
    const address = dashboardHref("northwind-rail", state, { metric: "lead_time" });
    const query = new URL(address, "http://localhost").searchParams;
    expect(query.getAll("team")).toEqual(["Booking", "Journey"]);
    expect([query.get("tag"), query.get("automation")]).toEqual(["tier:1", "exclude"]);
    expect([query.get("period"), query.get("metric"), query.has("sort")]).toEqual([
      "90d",
      "lead_time",
      false,
    ]);
  });
});

describe("the address of a list", () => {
  test("asks for everything, from the newest on, where it is malformed", () => {
    expect(readRunsQuery({ connection: "datadog", status: "slow", cursor: "" })).toEqual({
      connection: null,
      status: null,
      cursor: null,
    });
    const odd = { actor: " ", action: "a\u0000", since: "2026-02-30", until: "1969-12-31" };
    expect(readAuditQuery(odd)).toEqual({
      actor: null,
      action: null,
      since: null,
      until: null,
      cursor: null,
    });
  });

  test("is written as it is read", () => {
    const query = {
      connection: "3c817f67-da16-4363-8348-29928cd51e12",
      status: "failed",
      cursor: "abc",
    } as const;
    const address = new URL(runsHref("acme", query), "http://localhost");
    expect(address.pathname).toBe("/orgs/acme/data-quality/runs");
    expect(readRunsQuery(address)).toEqual(query);
  });
});

describe("a failed deployment", () => {
  test("links its commit only as https and only to a host whose addresses are known", () => {
    const sha = "0123456789abcdef";
    expect(commitAddress("github.com/northwind/checkout", sha)).toBe(
      "https://github.com/northwind/checkout/commit/0123456789abcdef",
    );
    expect(commitAddress("gitlab.com/group/sub/app", sha)).toBe(
      `https://gitlab.com/group/sub/app/-/commit/${sha}`,
    );
    expect(commitAddress("git.intern/team/app", sha)).toBeNull();
    expect(commitAddress("javascript:alert(1)//github.com/a/b", sha)).toBeNull();
    expect(commitAddress("github.com/a/b", "../../evil")).toBeNull();
    expect(commitAddress(null, sha)).toBeNull();
  });
});
