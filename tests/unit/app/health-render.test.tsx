import { describe, expect, test } from "vitest";
import { BehindCell } from "#app/orgs/[org]/health/_components/cell-events.tsx";
import { CellFacts } from "#app/orgs/[org]/health/_components/cell-panel.tsx";
import { GridTable } from "#app/orgs/[org]/health/_components/grid-table.tsx";
import { Grid } from "#app/orgs/[org]/health/_components/health-grid.tsx";
import { CausePanel } from "#app/orgs/[org]/health/_components/health-notice.tsx";
import { besides, gridQuery } from "#app/orgs/[org]/health/search-params.ts";
import { MISSING, missing } from "#lib/domain/catalogue/snapshot.ts";
import { nextCell } from "#lib/domain/health/grid-keys.ts";
import { healthGrid } from "#lib/domain/health/health-grid.ts";
import { type Cause, causeOf } from "#lib/domain/health/health-state.ts";
import { sayGrid } from "#lib/http/health-answers.ts";
import { healthFile } from "#lib/http/health-file.ts";
import { sayMissingShort } from "#lib/words/drawing-words.ts";
import { sayState } from "#lib/words/health-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { snapshotOf, TO } from "../draw/sample-grid.ts";
import { countsIn } from "../fixtures/counts.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";

const SCOPE = "github.com/acme/shop";
const slug = "acme";
const timeZone = "UTC";
const state = {
  days: "7",
  until: null,
  scope: SCOPE,
  view: "grid",
  cell: null,
  ...{ trend: null, part: null, span: null, first: null, last: null },
} as const;

const reverts = { scope: SCOPE, metric: "github.commits.reverts", day: TO };
const grid = healthGrid(
  [
    snapshotOf({ ...reverts, value: 1, n: 40, from: "2026-11-21T00:00:00Z" }),
    snapshotOf({
      ...reverts,
      metric: "github.ci.failed_workflows_7d",
      value: null,
      reason: missing("not_read"),
    }),
  ],
  { scope: SCOPE, to: TO, days: 7, marks: { version: 3, marks: [] } },
);
const row = (key: string) => {
  const found = grid.rows.find((one) => one.key === key);
  const cell = found?.cells.at(-1);
  if (found === undefined || cell === undefined) throw new Error(`no row ${key}`);
  return { row: found, cell };
};

describe("the grid on its page", () => {
  const html = htmlOf(<Grid {...{ grid, slug, timeZone, state }} />);

  test("has a link for each cell that says row, day, figure and band, and opens it", () => {
    expect(html.match(/<a href=/g)?.length).toBeGreaterThanOrEqual(12 * 7);
    expect(html).toContain('aria-label="Reverts, 27 Nov: 0.50, warning"');
    expect(html).toContain("cell=reverts/2026-11-27");
  });

  test("does not repeat what the page says, is no wider than it is read, and fits its rows to those of tables", () => {
    const [labels, cells] = [
      ...html.matchAll(/<svg[^>]*? width="(\d+)" height="(\d+)" font-family="inherit"/g),
    ];
    expect(html).not.toMatch(/<text[^>]*>(Repository health|github\.com)/);
    expect(Number(labels?.[1]) + Number(cells?.[1])).toBeLessThanOrEqual(1000);
    expect(Number(cells?.[2])).toBe(12 * 32 + 2 * 32);
    expect(textOf(<Grid {...{ grid, slug, timeZone, state }} />)).toContain("As of 27 Nov 2026, 23:00 (UTC)");
  });

  test("has all seven days on the smallest phone, each cell as large as a finger needs, under its row's name", () => {
    const [, , labels, cells] = [
      ...html.matchAll(/<svg[^>]*? width="(\d+)" height="(\d+)" font-family="inherit".*?<\/svg>/g),
    ];
    expect([labels?.[1], labels?.[2]]).toEqual([cells?.[1], cells?.[2]]);
    // 320 pixels without the edges of page and panel.
    expect(Number(cells?.[1])).toBeLessThanOrEqual(320 - 2 * 32);
    const sizes = [
      ...(cells?.[0] ?? "").matchAll(/<\/title><rect x="[^"]+" y="[^"]+" width="(\d+)" height="(\d+)"/g),
    ];
    expect(sizes).toHaveLength(12 * 7);
    for (const [, width, height] of sizes) {
      expect(Math.min(Number(width), Number(height))).toBeGreaterThanOrEqual(24);
    }
  });

  test("says why a cell is not known, and by which thresholds all are judged", () => {
    expect(html).toContain("Failing workflows, 27 Nov: GitHub was asked and did not answer");
    expect(textOf(<Grid {...{ grid, slug, timeZone, state }} />)).toContain("of your own, version 3");
  });

  test("is there as a table and as a file of the same figures, which the API answers too", () => {
    const text = textOf(<GridTable grid={grid} hrefOf={() => "/x"} />);
    expect(text).toContain("0.50, warning 1");
    const lines = healthFile(grid).split("\r\n");
    expect(lines).toContain("reverts,2026-11-27,0.5,warning,github.commits.reverts,1,count,40,");
    const told = sayGrid(grid);
    expect(told.thresholds).toBe(3);
    expect(told.rows.map(({ key, cells }) => [key, ...cells.map(({ fom }) => fom)])).toEqual(
      grid.rows.map(({ key, cells }) => [key, ...cells.map(({ fom }) => fom)]),
    );
    const failing = told.rows.find(({ key }) => key === "failing_workflows")?.cells.at(-1);
    expect(failing).toMatchObject({ fom: null, band: null, reason: { code: "not_read" } });
    expect(failing?.reason?.message).toContain("did not answer");
  });
});

describe("the grid as a table", () => {
  const html = htmlOf(<GridTable grid={grid} hrefOf={() => "/x"} />);
  const text = textOf(<GridTable grid={grid} hrefOf={() => "/x"} />);

  test("has the metric and unit of each row, and its days from the newest on, which is in sight at each width", () => {
    const heads = [...html.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, head]) => head);
    expect(heads.slice(0, 5)).toEqual(["Row", "Metric", "Unit", "27 Nov", "26 Nov"]);
    expect(heads.at(-1)).toBe("21 Nov");
    expect(text).toContain("Reverts Reverts count 0.50, warning 1");
    expect(html.match(/<t[hd][^>]* data-wide="true"/g)).toHaveLength(2 * 13);
  });

  test("says each band by a mark and a word, and why a cell is not known in words that are seen", () => {
    expect(html).toContain('<path d="M0 -5.5L6 5H-6z"');
    expect(text).toContain("Failing workflows Failed workflow runs count not known no answer");
    expect(html).toContain('title="GitHub was asked and did not answer for this window."');
    for (const code of Object.keys(MISSING)) {
      const short = sayMissingShort({ code, numbers: {} }, wordsIn("en"));
      expect([code, short.split(" ").length <= 3 && short !== code]).toEqual([code, true]);
    }
  });
});

describe("a cell that is opened", () => {
  test("says value, window, formula and what its metric counts", () => {
    const text = textOf(<CellFacts {...row("reverts")} timeZone={timeZone} />);
    expect(text).toContain("0.50, warning");
    expect(text).toContain("1, of 40 events");
    expect(text).toContain("1.00 up to 0, 0.00 from 2 on");
    expect(text).toContain("Taking back a revert is none.");
    expect(text).toContain("21 Nov 2026");
  });

  test("says that it is not known and why, without a figure", () => {
    const text = textOf(<CellFacts {...row("failing_workflows")} timeZone={timeZone} />);
    expect(text).toContain("not known");
    expect(text).not.toMatch(/healthy|critical/);
  });

  test("lists what is behind it, with links to github.com alone, and says how many there are", () => {
    const fact = {
      name: "#7",
      text: "Fix <b>fares</b>",
      at: "2026-11-26T10:00:00Z",
      seconds: 60,
      state: "merged",
    };
    const items = [
      { ...fact, repository: SCOPE, path: "pull/7" },
      { ...fact, repository: "evil.test/acme/shop", path: "pull/7" },
    ];
    const html = htmlOf(
      <BehindCell found={{ of: "facts", facts: { total: 130, items } }} {...{ slug, timeZone }} />,
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://github.com/acme/shop/pull/7"']);
    expect(html).toContain("&lt;b&gt;fares");
    expect(html).toContain("The first 2 of 130.");
    expect(html.replaceAll(/<span class="[^"]*part[^"]*">([^<]*)<\/span>/g, "[$1]")).toContain(
      "[github.com/][acme/][shop]",
    );
  });

  test.each([
    ["en", "failed", "merged"],
    ["pt-BR", "falhou", "mesclado"],
  ] as const)(
    "says in %s how each ended, and what only GitHub has a word for as GitHub does",
    (language, ...said) => {
      const words = wordsIn(language);
      expect(["failure", "merged"].map((state) => sayState(state, words))).toEqual(said);
      expect(sayState("of_a_newer_github", words)).toBeNull();
    },
  );

  test("leads to the list of exactly the events that it counts", () => {
    const narrowed = { repository: [SCOPE], from: "2026-11-21T00:00:00Z", to: "2026-11-28T00:00:00Z" };
    const found = { of: "events", count: "rework", value: 4, narrowed } as const;
    const [count] = countsIn(htmlOf(<BehindCell found={found} {...{ slug, timeZone }} />));
    expect(count).toMatchObject({ value: "4" });
    expect(count?.href).toContain(
      "/orgs/acme/deployments?verdict=rework&repository=github.com%2Facme%2Fshop",
    );
  });
});

describe("why there is nothing of GitHub", () => {
  const now = new Date("2026-11-28T00:00:00Z");
  const told = { connected: true, chosen: 2, measuredAt: "2026-11-27T23:00:00Z" };

  test("is told apart: not connected, nothing chosen, not read yet, stale after 26 hours", () => {
    expect(causeOf(told, [], now)).toBeNull();
    expect(causeOf({ ...told, connected: false }, [], now)?.kind).toBe("not_connected");
    expect(causeOf({ ...told, chosen: 0 }, [], now)?.kind).toBe("none_chosen");
    expect(causeOf({ ...told, measuredAt: "2026-11-26T21:59:00Z" }, [], now)?.kind).toBe("stale");
  });

  test("before the first value is that it is being read, is due, has failed and why, or has given nothing", () => {
    const error = {
      code: "source_unavailable",
      reason: "github_unauthorized",
      numbers: { said: "no", words: "" },
    };
    const idle = { status: "active", lastSyncedAt: null, nextSyncAt: null, lastError: null } as const;
    const first = (...of: Parameters<typeof causeOf>[1]) => causeOf({ ...told, measuredAt: null }, of, now);
    const later = "2026-11-28T00:15:00Z";
    const failed = { ...idle, lastError: error, nextSyncAt: later };
    expect(first(failed, { ...idle, status: "syncing" })).toEqual({ kind: "first_running" });
    expect(first(idle, failed)).toEqual({ kind: "first_failed", error, due: { at: later } });
    expect(first({ ...failed, nextSyncAt: null })).toMatchObject({ due: "never" });
    expect(first({ ...idle, nextSyncAt: "2026-11-28T00:00:00Z" })).toEqual({ kind: "first_due", due: "now" });
    expect(first({ ...idle, lastSyncedAt: later })).toEqual({ kind: "nothing_known" });
    const panel = <CausePanel cause={first(failed) as Cause} organization={ORGANIZATION} admins={[]} />;
    expect(textOf(panel)).toContain("is tried again at 28 Nov 2026, 00:15");
    expect(textOf(panel)).toContain("GitHub refused the token");
  });

  test("offers what helps to admins, and tells others whom to ask", () => {
    const panel = (role: "owner" | "viewer") => (
      <CausePanel
        cause={{ kind: "not_connected" }}
        organization={{ ...ORGANIZATION, role }}
        admins={["ada@example.test"]}
      />
    );
    expect(textOf(panel("owner"))).toContain("Connect GitHub");
    expect(textOf(panel("viewer"))).not.toContain("Connect GitHub");
    expect(textOf(panel("viewer"))).toContain("ada@example.test");
  });
});

test("arrow keys lead to the cell beside, above and below, and stop at the edges", () => {
  const shape = { columns: 7, cells: 84 };
  expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => nextCell(key, 8, shape))).toEqual([
    ...[7, 9, 1, 15],
  ]);
  expect([nextCell("ArrowLeft", 7, shape), nextCell("ArrowUp", 3, shape)]).toEqual([null, null]);
  expect([nextCell("ArrowDown", 80, shape), nextCell("x", 8, shape)]).toEqual([null, null]);
});

test("the last day is today unless an earlier one is asked for", () => {
  const now = new Date("2026-11-27T12:00:00Z");
  const at = (until: string | null) => gridQuery({ ...state, until }, timeZone, now);
  expect(at(null).to).toBe("2026-11-27");
  expect(at("2027-01-01").to).toBe("2026-11-27");
  expect(besides(at("2026-11-20"))).toEqual({ earlier: "2026-11-13", later: "2026-11-27" });
  expect(besides(at(null)).later).toBeNull();
});
