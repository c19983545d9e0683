import { describe, expect, test } from "vitest";
import { PlaceCards } from "#app/orgs/[org]/_components/places/place-cards.tsx";
import { KnowledgePanel } from "#app/orgs/[org]/_components/places/place-knowledge.tsx";
import { LanePanel } from "#app/orgs/[org]/_components/places/place-lane.tsx";
import { LivesPanel } from "#app/orgs/[org]/_components/places/place-lives.tsx";
import { OpenPanel } from "#app/orgs/[org]/_components/places/place-open.tsx";
import { OriginsPanel } from "#app/orgs/[org]/_components/places/place-origins.tsx";
import { StagesPanel } from "#app/orgs/[org]/_components/places/place-stages.tsx";
import { PlaceTable } from "#app/orgs/[org]/_components/places/place-table.tsx";
import { UnknownPlace } from "#app/orgs/[org]/_components/places/unknown-place.tsx";
import { MappingPanel } from "#app/orgs/[org]/settings/repositories/_components/mapping-list.tsx";
import type { Incident } from "#lib/db/incidents.ts";
import type { Service } from "#lib/db/services.ts";
import { countsIn } from "../fixtures/counts.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";
import { emptyReport, NOW, report, rowsOf, seriesOf, unread } from "../fixtures/report.ts";

const place = { kind: "service", name: "Shop/Web 1" } as const;
const slug = "northwind-rail";

const quiet = { events: { incidents: [], failures: [] }, more: false };

describe("the page of a service", () => {
  test("says what the failure rate of all owes to it", () => {
    const [own, all] = [report(), report()];
    own.figures.change_failure_rate = { ...own.figures.change_failure_rate, failed: 8, evaluated: 30 };
    const cards = (part: typeof own) =>
      textOf(<PlaceCards report={part} all={all} organization={ORGANIZATION} place={place} />);
    expect(cards(own)).toContain(
      "Without Shop/Web 1 the change failure rate of “All services” would be 3.9 % instead of 9.0 %: it adds 5.1 pp.",
    );
    expect(cards(emptyReport())).toContain("so Shop/Web 1 moves no failure rate");
  });

  test("opens each of its counts narrowed to it", () => {
    const { figures, byOrigin, series, window } = report();
    const facts = {
      ...{
        lives: { p50: 90_000, n: 7 },
        deployments: 138,
        withCommits: 130,
        named: 138,
        withRepository: 120,
      },
      ...{ anywhere: 200, withEnvironment: 190 },
    };
    const stages = { own: figures.lead_time_stages, all: figures.lead_time_stages };
    const html = [
      <KnowledgePanel
        key="a"
        figures={figures}
        byOrigin={byOrigin}
        facts={facts}
        slug={slug}
        place={place}
      />,
      <OriginsPanel key="b" byOrigin={byOrigin} slug={slug} place={place} />,
      <StagesPanel key="c" {...stages} slug={slug} place={place} />,
      <LanePanel key="d" {...quiet} {...{ figures, series, window, slug, place }} />,
    ].map((node) => htmlOf(node));
    const counts = html.flatMap(countsIn);
    const told = counts.map(({ count, value }) => `${count} ${value}`);
    const before = ["pending 5", "withoutCommits 8", "unknownCommits 69", "deployments 18", "deployments 10"];
    expect(told.slice(0, 16)).toEqual([
      ...before,
      ...["humanCommits 500", "aiCommits 162", "botCommits 38", "unknownCommits 69"],
      ...["changes 640", "changes 640", "changes 640", "changes 700", "changes 805"],
      ...[expect.stringMatching(/^deployments \d+/), expect.stringMatching(/^incidents \d+/)],
    ]);
    // Behind what they come to, each day with its own.
    const days = counts.slice(16).filter(({ count }) => count === "deployments");
    expect(days.map(({ value }) => Number(value))).toEqual(
      series.map(({ deployments }) => deployments).filter(Boolean),
    );
    for (const { href } of counts)
      expect(new URL(href, "https://x.test").searchParams.getAll("service")).toEqual(["Shop/Web 1"]);
  });

  test("lists what is open now, and leads to all of it where that is more", () => {
    const incident = {
      ...{ id: "00000000-0000-4000-8000-000000000009", name: "Down", severity: "SEV-1" },
      startedAt: "2026-11-19T12:00:00Z",
    } as Incident;
    const html = htmlOf(
      <OpenPanel incidents={[incident]} count={12} organization={ORGANIZATION} place={place} now={NOW} />,
    );
    expect(html).toContain(`state=now&amp;service=Shop%2FWeb+1&amp;open=${incident.id}`);
    expect(countsIn(html)).toEqual([
      { count: "openNow", value: "12", href: `/orgs/${slug}/incidents?state=now&service=Shop%2FWeb+1` },
    ]);
  });

  test("says how long versions live, over how many, and when none was superseded", () => {
    const html = htmlOf(<LivesPanel lives={{ p50: 100_800, n: 23 }} slug={slug} place={place} />);
    expect(html).toContain("1 d 4 h");
    expect(countsIn(html)).toEqual([
      { count: "superseded", value: "23", href: `/orgs/${slug}/deployments?life=ended&service=Shop%2FWeb+1` },
    ]);
    expect(textOf(<LivesPanel lives={{ p50: null, n: 0 }} slug={slug} place={place} />)).toContain(
      "No version of this window",
    );
  });

  test("tells days that were not read from days on which nothing happened", () => {
    const series = [unread("2026-11-18"), ...seriesOf(2)];
    const text = textOf(<LanePanel {...quiet} {...report()} series={series} slug={slug} place={place} />);
    expect(text).toContain("18 Nov 2026: not read");
    expect(text).toContain("20 Nov 2026: 6 deployments");
  });

  test("counts in the total of its days also what lies on a day of which nothing is known, as the list does", () => {
    const { figures, window } = report();
    const series = [unread("2026-11-18"), ...seriesOf(2)];
    const html = htmlOf(<LanePanel {...quiet} {...{ figures, series, window, slug, place }} />);
    const { deployments } = figures.deployment_frequency;
    expect(countsIn(html).slice(0, 2)).toMatchObject([
      { count: "deployments", value: `${deployments}` },
      { count: "incidents", value: `${figures.time_to_restore.incidents}` },
    ]);
  });

  test("says that nothing is called so, with what nearly is", () => {
    const html = htmlOf(
      <UnknownPlace slug={slug} place={{ kind: "service", name: "<b>shop" }} others={["shop", "mail"]} />,
    );
    expect(html).toContain(`href="/orgs/${slug}/services/shop"`);
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("mail");
  });
});

describe("the list of services", () => {
  const show = (sort: "-deployments" | "key" | "-cfr") =>
    htmlOf(
      <PlaceTable
        report={{ ...report(), rows: rowsOf(report()) }}
        kind="service"
        sort={sort}
        slug={slug}
        formula="evaluated"
      />,
    );
  const namesIn = (html: string) =>
    [...html.matchAll(/href="[^"]*\/services\/([^"]+)"/g)].map(([, name]) => name);

  test("leads from each name to its page, and from each count to its list", () => {
    const html = show("-deployments");
    expect(namesIn(html)[0]).toBe("checkout-api");
    expect(countsIn(html)).toEqual(
      expect.arrayContaining([
        { count: "deployments", value: "28", href: `/orgs/${slug}/deployments?service=checkout-api` },
        {
          count: "failed",
          value: "4",
          href: `/orgs/${slug}/deployments?verdict=failed&service=checkout-api`,
        },
        // What names no service has no page, and a list all the same.
        { count: "deployments", value: "6", href: `/orgs/${slug}/deployments?without=service` },
      ]),
    );
  });

  test("is sorted as its address says, and each title leads to the other way", () => {
    expect(namesIn(show("key"))).toEqual(namesIn(show("-deployments")).toSorted());
    expect(namesIn(show("-cfr"))[0]).toBe("payments-gateway");
    expect(show("-cfr")).toContain(`href="/orgs/${slug}/services?sort=cfr"`);
    expect(show("-cfr")).toMatch(/<th[^>]*aria-sort="descending"[^>]*><a[^>]*>Failure rate/);
  });
});

describe("the services and their repositories", () => {
  const none: Service = {
    ...{ service: "shop", team: null, repository: null, repositorySource: "none", mapped: null },
    ...{ lastDeploymentAt: null, deployments: 4, withoutRepository: 4, incidents: 0 },
  };
  const show = (service: Service, role: "viewer" | "manager") =>
    textOf(
      <MappingPanel
        organization={{ slug, role }}
        services={[service]}
        slugs={["github.com/acme/shop", "github.com/acme/web"]}
      />,
    );

  test("say who names a repository, and guess one where nobody does", () => {
    expect(show(none, "viewer")).toContain("Perhaps github.com/acme/shop");
    const named = { ...none, repository: "github.com/acme/web", repositorySource: "datadog" as const };
    expect(show({ ...named, mapped: "github.com/acme/other" }, "viewer")).toMatch(
      /web named by Datadog mapped to github.com\/acme\/other where Datadog names none/,
    );
    expect(show(named, "viewer")).not.toContain("Perhaps");
  });

  test("are mapped by managers, and read by everybody", () => {
    expect(show(none, "manager")).toMatch(/ Map$/);
    expect(show(none, "viewer")).not.toMatch(/ Map$/);
  });
});
