import { describe, expect, test } from "vitest";
import { ChangeTable } from "#app/orgs/[org]/_components/list/change-table.tsx";
import { readChangesState } from "#app/orgs/[org]/changes/search-params.ts";
import { readCommitsState } from "#app/orgs/[org]/commits/search-params.ts";
import type { Change } from "#lib/db/changes.ts";
import { COUNTS } from "#lib/domain/links.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const change: Change = {
  sha: "3b94557c0ffee000000000000000000000000000",
  repository: "github.com/northwind/ticketing",
  committedAt: "2026-11-25T16:37:00Z",
  url: null,
  origin: "ai_assisted",
  tool: "Claude Code",
  authorship: "assistant",
  decidedBy: "git",
  rule: { code: "trailer", numbers: { trailer: "Co-authored-by" } },
  message: "Fix fare rounding",
  deployment: {
    id: "00000000-0000-4000-8000-000000000001",
    externalId: "dep-1",
    service: "ticketing",
    env: "live",
    startedAt: "2026-11-26T12:37:00Z",
    finishedAt: null,
  },
  leadSeconds: 72_000,
  stages: {
    time_to_pr_ready: null,
    review_time: null,
    merge_time: null,
    time_to_deploy: null,
    deploy_time: null,
  },
};
const table = (row: Change) => <ChangeTable of="changes" rows={[row]} slug="acme" timeZone="UTC" />;

describe("the lists of changes and commits", () => {
  test("tell of each who wrote it, by which rule that is known, and where and when it arrived", () => {
    expect(textOf(table(change))).toMatch(
      /3b94557c Fix fare rounding AI-assisted, Claude Code trailer: Co-authored-by \(the commit itself\) ticketing live 26 Nov 2026, 12:37 20 h/,
    );
  });

  test("lead from each to its deployment, and to the commit where its host is known", () => {
    const html = htmlOf(table(change));
    expect(html).toContain(`/orgs/acme/deployments?open=${change.deployment.id}`);
    expect(html).toContain(`https://github.com/northwind/ticketing/commit/${change.sha}`);
  });

  test("tell of one without a usable time that it has none", () => {
    expect(textOf(table({ ...change, leadSeconds: null }))).toContain("no time");
  });

  test("take every count of a change or a commit for what it is", () => {
    const all = Object.values(COUNTS);
    for (const { list, params } of all) {
      if (list === "changes") expect(readChangesState(params)).toMatchObject(params);
      if (list === "commits") expect(readCommitsState(params)).toMatchObject(params);
    }
    expect(readChangesState({ stage: "review_time" }).stage).toBe("review_time");
    expect(readChangesState({ state: "lost" }).state).toBe("counted");
  });
});
