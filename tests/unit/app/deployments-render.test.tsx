import { describe, expect, test } from "vitest";
import { ListLead } from "#app/orgs/[org]/_components/list/list-lead.tsx";
import { ToolSelect } from "#app/orgs/[org]/_components/list/tool-select.tsx";
import { CommitRows } from "#app/orgs/[org]/deployments/_components/commit-rows.tsx";
import { Counting } from "#app/orgs/[org]/deployments/_components/deployment-counting.tsx";
import { DeploymentTable } from "#app/orgs/[org]/deployments/_components/deployment-table.tsx";
import { Timeline, VerdictHistory } from "#app/orgs/[org]/deployments/_components/deployment-times.tsx";
import {
  AskForCorrection,
  ToldCorrection,
  ToldVerdict,
} from "#app/orgs/[org]/deployments/_components/deployment-verdict.tsx";
import { deploymentsHref, flagsOf, readDeploymentsState } from "#app/orgs/[org]/deployments/search-params.ts";
import { COUNTS } from "#lib/domain/links.ts";
import { VERDICTS } from "#lib/domain/report/verdicts.ts";
import { deployment } from "../fixtures/deployment.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const hrefOf = (open: string) => deploymentsHref("acme", { open });
const corrected = (conflict: boolean) =>
  deployment({
    changeFailure: false,
    correction: {
      verdict: "fine",
      reason: "A flaky check",
      repairedBy: null,
      by: "boss@acme.example",
      at: "2026-11-27T08:00:00Z",
      conflict,
      datadog: true,
    },
  });

describe("the list of deployments", () => {
  const table = (row = deployment(), form: string | null = null) => (
    <DeploymentTable rows={[row]} timeZone="UTC" hrefOf={hrefOf} form={form} />
  );

  test("tells of each what counts, what became of it and what it brought, and opens it", () => {
    expect(textOf(table())).toMatch(
      /ticketing live .*failed .*rollforward after 25 m.* main-3b94557 3b94557c/,
    );
    expect(htmlOf(table())).toContain(`href="/orgs/acme/deployments?open=${deployment().id}"`);
  });

  test("tells of one that did not fail nothing of a recovery", () => {
    expect(textOf(table(deployment({ changeFailure: false, recoverySeconds: null })))).not.toMatch(
      /recover|after/,
    );
  });

  test("marks a corrected verdict, and one that Datadog contradicts since", () => {
    expect(textOf(table(corrected(false)))).toContain("fine corrected");
    expect(textOf(table(corrected(true)))).toContain("fine Datadog says otherwise");
  });

  test("can be ticked only by those who may correct", () => {
    expect(htmlOf(table())).not.toContain("checkbox");
    expect(htmlOf(table(deployment(), "chosen"))).toContain('type="checkbox"');
  });

  test("repeats the number that led to it with all that it is about", () => {
    const query = {
      ...{ service: ["ticketing"], team: [], repository: [], env: [], connection: [], tag: [], without: [] },
      ...{ from: "2026-11-01", to: "2026-11-29", automation: null, bucket: null, compare: null },
    };
    const lead = (
      <ListLead
        told="30 failed deployments"
        total={30}
        narrowed={[null]}
        query={query}
        timeZone="UTC"
        connections={new Map()}
      />
    );
    expect(textOf(lead)).toBe("30 failed deployments, 1 – 28 Nov 2026, Production, Service: ticketing");
    expect(htmlOf(lead)).toContain('data-total="30"');
  });
});

describe("the address of the list", () => {
  const read = (search: Record<string, string>) => readDeploymentsState(search);

  test("takes every count of a deployment for what it is", () => {
    const lists = Object.values(COUNTS).filter(({ list }) => list === "deployments");
    for (const { params } of lists) expect(read(params)).toMatchObject(params);
  });

  test("holds nothing that the list does not know", () => {
    const odd = { verdict: "late", origin: "person", sort: "salary", open: "1", cursor: "" };
    expect(Object.values(read(odd)).filter((value) => value !== null)).toEqual([]);
  });

  test("narrows the list by each verdict in a way of its own", () => {
    const asked = VERDICTS.map((verdict) => JSON.stringify(flagsOf(read({ verdict }))));
    expect(new Set(asked).size).toBe(VERDICTS.length);
  });
});

describe("a deployment", () => {
  test("tells what repaired it and what it repaired, each opening the other", () => {
    const other = { id: deployment().id.replace("1", "3"), externalId: "dep-0" };
    const told = <ToldVerdict deployment={deployment({ repairs: [other] })} hrefOf={hrefOf} />;
    expect(textOf(told)).toBe("failed rollforward after 25 m repaired by dep-2 repairs dep-0");
    expect(htmlOf(told)).toContain(`open=${other.id}`);
  });

  test("tells who corrected it and why, and that Datadog has changed its mind", () => {
    const told = (conflict: boolean) =>
      textOf(<ToldCorrection deployment={corrected(conflict)} timeZone="UTC" />);
    const said = "boss@acme.example corrected it to “fine” on 27 Nov 2026: A flaky check";
    expect(told(false)).toBe(said);
    expect(told(true)).toBe(
      `${said} Datadog changed its mind: it now says “failed”. Keep the correction, or undo it.`,
    );
  });

  test("tells its times from the first commit to the repair, and leaves out what has none", () => {
    const all = textOf(<Timeline deployment={deployment()} timeZone="UTC" />);
    expect(all).toMatch(
      /First commit 20 h before .*Pull request ready 19 h before .*Reviewed 17 h before .*Merged 16 h 50 m before .*started .*finished 1 m after .*Repaired 26 m after/,
    );
    const bare = deployment({ finishedAt: null, recoverySeconds: null, commits: [] });
    expect(textOf(<Timeline deployment={bare} timeZone="UTC" />)).not.toMatch(/commit|finished|Repaired/);
  });

  test("says which way of a commit Datadog does not tell, and what it tells of all commits together", () => {
    const [commit] = deployment().commits;
    if (commit === undefined) throw new Error("no commit");
    const stages = { ...commit.stages, review_time: null };
    const told = (changes: Parameters<typeof deployment>[0]) =>
      textOf(<Timeline deployment={deployment(changes)} timeZone="UTC" />);
    const one = { ...commit, stages };
    expect(told({ commits: [one] })).toMatch(
      /Pull request ready 19 h .*Datadog gives no time of the first commit for: Reviewed, Merged\./,
    );
    const averages = { ...stages, review_time: 1800 };
    expect(told({ commits: [one], averages })).toMatch(/Reviewed 18 h 30 m before .*Merged 18 h 20 m before/);
    const two = told({ commits: [one, { ...one, sha: "aa" }], averages });
    expect(two).toMatch(
      /On average over its commits, .*: Until the pull request is ready 1 h, Review 30 m, /,
    );
    expect(two).toContain("no time of the first commit for: Reviewed, Merged.");
  });

  test("tells of each commit who wrote it and by which rule that is known", () => {
    expect(textOf(<CommitRows deployment={deployment()} hrefOf={hrefOf} />)).toMatch(
      /3b94557c Fix fare rounding .*Human message shows no tool or bot \(the commit itself\) .*20 h/,
    );
  });

  test("leads from a commit that counts elsewhere to where it does", () => {
    const [commit] = deployment().commits;
    const firstDelivery = {
      id: hrefOf(""),
      externalId: "dep-0",
      env: "live",
      startedAt: "2026-11-03T00:00:00Z",
    };
    const commits = commit === undefined ? [] : [{ ...commit, firstDelivery }];
    expect(textOf(<CommitRows deployment={deployment({ commits })} hrefOf={hrefOf} />)).toContain(
      "counts at an earlier delivery",
    );
  });

  test("tells in which figures it counts and what of it does not", () => {
    const reason = { code: "delivered_before" as const, numbers: { commits: 1 } };
    expect(textOf(<Counting deployment={deployment({ notCounted: [reason] })} />)).toBe(
      "Where it counts Counts in: deployment frequency, change failure rate. 1 commit had been delivered before, and counts there.",
    );
    expect(textOf(<Counting deployment={deployment({ countedIn: [] })} />)).toContain("Counts in no figure.");
  });

  test("tells how its verdict came", () => {
    expect(textOf(<VerdictHistory deployment={deployment()} timeZone="UTC" />)).toMatch(
      /12:52 no verdict yet → failed Datadog/,
    );
  });
});

test("the menu of tools offers each that our rules know once, and the one that a link named", () => {
  const options = (tool: string | null) =>
    [...htmlOf(<ToolSelect tool={tool} />).matchAll(/<option[^>]*>([^<]*)/g)].map(([, name]) => name);
  const known = options(null);
  expect(known).toEqual(expect.arrayContaining(["Any tool", "Claude", "Copilot", "Cursor"]));
  expect(new Set(known).size).toBe(known.length);
  expect(options("Claude")).toEqual(known);
  expect(options("house bot")).toEqual([...known, "house bot"]);
});

test("who may not correct a verdict reads whom to ask", () => {
  const ask = (people: string[]) => textOf(<AskForCorrection organization="Northwind" people={people} />);
  expect(ask(["ada@x.test"])).toBe("Managers can correct a verdict. Ask ada@x.test.");
  expect(ask(["ada@x.test", "bo@x.test"])).toContain("Ask one of these: ada@x.test, bo@x.test.");
  expect(ask([])).toContain("Ask an owner or admin of Northwind.");
});
