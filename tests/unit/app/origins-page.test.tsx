import { describe, expect, test } from "vitest";
import { DifferencePanel } from "#app/orgs/[org]/origins/_components/difference-panel.tsx";
import { ExposurePanel } from "#app/orgs/[org]/origins/_components/exposure-panel.tsx";
import { MarksPanel } from "#app/orgs/[org]/origins/_components/marks-panel.tsx";
import { MissingPanel } from "#app/orgs/[org]/origins/_components/missing-panel.tsx";
import { OriginTable } from "#app/orgs/[org]/origins/_components/origin-table.tsx";
import { SharesPanel } from "#app/orgs/[org]/origins/_components/shares-panel.tsx";
import type { OriginPoint } from "#lib/domain/report/report.ts";
import { byOrigin } from "../fixtures/by-origin.ts";
import { countsIn } from "../fixtures/counts.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";
import { emptyReport, report } from "../fixtures/report.ts";

const slug = "acme";
const linksIn = (html: string) =>
  countsIn(html).map(({ value, href }) => `${value} ${href.replace(`/orgs/${slug}/`, "")}`);

/** A week of commits; none of it read without them. */
function week(at: string, counts: [number, number, number, number] | null): OriginPoint {
  const [human, ai, bot, unknown] = counts ?? [null, null, null, null];
  const known = counts === null ? null : counts[0] + counts[1] + counts[2];
  const one = (origin: OriginPoint["origins"][number]["origin"], commits: number | null) => ({
    ...{ origin, commits, weight: null, failedWeight: null },
  });
  return {
    ...{ at, covered: counts === null ? 0 : 1 },
    commits: { known, total: known === null || unknown === null ? null : known + unknown },
    origins: [one("human", human), one("ai_assisted", ai), one("bot", bot), one("unknown", unknown)],
  };
}

describe("the page of the origins", () => {
  test("says the difference with its interval, and that it may be chance", () => {
    const text = textOf(<DifferencePanel byOrigin={byOrigin()} slug={slug} />);
    expect(text).toMatch(/The difference is \+2.0 pp \(.+ to .+\): within chance\./);
    expect(text).toContain(
      "700 commits of 769 commits have a known origin (12 of them by GitHub), 69 commits have none.",
    );
  });

  test("says why it compares nothing, and then shows no rate", () => {
    const shares = {
      ...byOrigin(),
      comparable: false,
      reasons: [{ code: "few_failures" as const, failed: 4 }],
    };
    expect(textOf(<DifferencePanel byOrigin={shares} slug={slug} />)).toContain("needs at least 10");
    const table = textOf(<OriginTable byOrigin={shares} slug={slug} />);
    expect(table).toContain("Human 500");
    expect(table).not.toContain("%");
    expect(textOf(<DifferencePanel byOrigin={emptyReport().byOrigin} slug={slug} />)).toContain(
      "Not compared",
    );
  });

  test("says of each share of rollbacks what it is of, and dims what rests on under ten judged deployments", () => {
    const table = <OriginTable byOrigin={byOrigin()} slug={slug} />;
    expect(textOf(table)).toMatch(/Human 500 .* 40.0 % of 7.2 failed 80.5/);
    expect(textOf(table)).toContain("Dimmed: under 10 judged deployments");
    // The bots, and one tool.
    expect(htmlOf(table).match(/data-looks="dim"/g)).toHaveLength(2);
  });

  test("shows weeks with their shares, holes as holes, and opens the commits of each", () => {
    const points = [
      week("2026-10-19", [6, 3, 0, 1]),
      week("2026-10-26", null),
      week("2026-11-02", [0, 0, 0, 0]),
    ];
    const { window } = report();
    const panel = <SharesPanel points={points} window={window} bucket="week" slug={slug} />;
    const text = textOf(panel);
    expect(text).toContain("19 Oct 2026: Human 60 %, AI-assisted 30 %, Unknown 10 %");
    expect(text).toContain("26 Oct 2026: not read");
    expect(text).toContain("2 Nov 2026: no commits");
    // The window begins and ends in the middle of a week.
    expect(linksIn(htmlOf(panel))).toEqual([
      `10 commits?from=${encodeURIComponent(window.from)}&to=2026-10-26`,
      `0 commits?from=2026-11-02&to=${encodeURIComponent(window.to)}`,
    ]);
    expect(htmlOf(panel).match(/data-unread/g)).toHaveLength(1);
  });

  test("folds tools away of which little was judged, and opens each number", () => {
    const shares = byOrigin();
    const tools = shares.tools.map((tool) => (tool.tool === "Cursor" ? { ...tool, weight: 2.9 } : tool));
    const html = htmlOf(<OriginTable byOrigin={{ ...shares, tools }} slug={slug} />);
    expect(html.indexOf("Cursor")).toBeGreaterThan(html.indexOf("<details"));
    expect(html.indexOf("Copilot")).toBeLessThan(html.indexOf("<details"));
    expect(linksIn(html)).toEqual([
      ...["500 commits?origin=human", "162 commits?origin=ai_assisted", "38 commits?origin=bot"],
      ...["69 commits?origin=unknown", "98 commits?origin=ai_assisted&tool=Claude"],
      ...["49 commits?origin=ai_assisted&tool=Copilot", "15 commits?origin=ai_assisted&tool=Cursor"],
    ]);
  });

  test("opens deployments with and without, and what of them failed", () => {
    expect(linksIn(htmlOf(<ExposurePanel exposure={byOrigin().exposure} slug={slug} />))).toEqual([
      "60 deployments?verdict=judged&origin=ai_assisted",
      "6 deployments?verdict=failed&origin=ai_assisted",
      "69 deployments?verdict=judged&origin=without_ai",
      "6 deployments?verdict=failed&origin=without_ai",
    ]);
  });

  test("says where evidence is missing, and what helps", () => {
    const marks = {
      commits: 162,
      repositories: [
        { repository: "github.com/acme/web", commits: 520, marked: 162 },
        { repository: null, commits: 40, marked: 0 },
      ],
    };
    expect(linksIn(htmlOf(<MarksPanel marks={marks} slug={slug} />))).toContain(
      "40 commits?without=repository",
    );
    expect(textOf(<DifferencePanel byOrigin={{ ...byOrigin(), marks }} slug={slug} />)).toContain(
      "No commit carries a tool's mark in commits without a repository (40)",
    );
    const text = textOf(<MissingPanel byOrigin={{ ...byOrigin(), marks }} slug={slug} />);
    expect(text).toContain("69 commits of unknown origin");
    expect(text).toContain("1 repository has no mark at all");
  });
});
