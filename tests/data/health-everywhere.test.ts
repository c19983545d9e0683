import { randomBytes } from "node:crypto";
import { createElement } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { Grid } from "#app/orgs/[org]/health/_components/health-grid.tsx";
import { readHealthGrid, readHealthMarks, readTrend, setHealthMarks } from "#lib/db/health.ts";
import { setPublishing } from "#lib/db/publishing.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import type { HealthGrid } from "#lib/domain/health/health-grid.ts";
import { drawPicture } from "#lib/draw/picture.tsx";
import type { health } from "#lib/http/health-answers.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { wordsIn } from "#lib/words/words.ts";
import { type Connected, connectAccount } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { inRequest } from "../support/request-scope.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { sha256 } from "../support/team.ts";
import { htmlOf } from "../unit/fixtures/rendered.tsx";

type Get<P = { org: string }> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;
/** A value so many days ago; null: GitHub did not answer. `n`: of how many events. */
type Kept = [metric: string, scope: string, daysAgo: number, value: number | null, n: number, part?: string];

const REPO = "github.com/acme/web";
const LOOK = { timeZone: "UTC", slug: "acme" };
const STATE = {
  ...{ days: "7", until: null, cell: null, trend: null, part: null, span: null, first: null, last: null },
} as const;

/** Known, of other thresholds, not known, few, and silent: of a repository and of all. */
const KEPT: Kept[] = [
  ["github.commits.reverts", REPO, 0, 1, 40],
  ["github.commits.reverts", REPO, 1, null, 0],
  ["github.commits.reverts", REPO, 2, 3, 40],
  ["github.ci.failed_workflows_7d", REPO, 0, 0, 0],
  ["github.prs.stale_14d", REPO, 0, 49, 60],
  ["github.prs.stale_14d", REPO, 6, 17, 60],
  ["github.ci.tests_passing_on_main", REPO, 0, null, 0],
  ["github.ci.failed_share_7d", "", 0, 0.1, 9],
  ["github.commits.reverts_share_7d", "", 0, 0.0305, 131],
  ["github.prs.avg_time_to_merge_hours", "", 0, 39.7, 3],
  ["dora.change_failure_rate_7d", "", 0, 0.17, 10],
  ["dora.change_failure_rate_7d", "", 3, 0.17, 9],
  ["github.ci.duration", REPO, 0, 90, 12, "CI"],
  ["github.ci.duration", REPO, 1, 75, 9, "CI"],
  ["github.ci.duration", REPO, 3, 30, 2, "CI"],
  ["github.ci.duration", REPO, 0, 4, 2, "lint"],
  ["github.ci.workflow_runs_7d", REPO, 2, 3, 3],
];

describe.each(ONE_DATABASE)("the health of repositories on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  let get: Get;
  let list: Get;
  let make: Get;
  let show: Get<{ file: string }>;

  beforeAll(async () => {
    pointAtBench(bench);
    ({ GET: get } = await import("#app/api/v1/orgs/[org]/health/route.ts"));
    ({ GET: list } = await import("#app/api/v1/orgs/[org]/snapshots/route.ts"));
    ({ POST: make } = await import("#app/api/v1/orgs/[org]/images/route.ts"));
    ({ GET: show } = await import("#app/i/[file]/route.ts"));
  });

  async function open(): Promise<Connected> {
    const connected = await connectAccount(bench);
    const { acting, organizationId, connectionId } = connected;
    const sent = { prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: [] };
    await setPublishing(acting, { ...sent, enabled: false, resend: false, connectionId });
    const { version } = await readHealthMarks(bench.db, organizationId);
    const mark = { row: "reverts", measure: "count", good: 0, bad: 4 } as const;
    await setHealthMarks(acting, { version, marks: [mark] });
    const rows = KEPT.map(
      ([
        metric,
        scope,
        daysAgo,
        value,
        n,
        part = "",
      ]) => `(${quote(organizationId)}, ${quote(scope)}, ${quote(metric)}, ${quote(part)},
        (private.clock() at time zone 'UTC')::date - ${daysAgo}, ${value}, ${n}, 1,
        ${value === null ? `'{"code": "not_read", "numbers": {}}'` : null},
        private.clock() - interval '${7 + daysAgo} days',
        date_trunc('second', private.clock()) - interval '5 minutes' - interval '${daysAgo} days')`,
    );
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, part, day, value, n, formula, reason,
      window_from, window_to) values ${rows.join(", ")}`);
    return connected;
  }

  /** An answer of the API to the owner. */
  async function ask(
    { owner, organizationId }: Connected,
    {
      at,
      path,
      accept = "application/json",
      body,
    }: { at: Get; path: string; accept?: string; body?: object },
  ) {
    const [row] = await readRows<{ slug: string }>(
      stack,
      `select slug from public.organizations where id = ${quote(organizationId)}`,
    );
    const org = row?.slug ?? "";
    const { data } = await owner.auth.getSession();
    const request = new Request(`http://127.0.0.1:3000/api/v1/orgs/${org}${path}`, {
      headers: {
        ...{ accept, "content-type": "application/json" },
        authorization: `Bearer ${data.session?.access_token}`,
      },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    return inRequest(() => at(request, { params: Promise.resolve({ org }) }));
  }

  async function answer(connected: Connected, scope: string, to: string) {
    const query = new URLSearchParams({ to, days: "7", scope });
    const asked = { at: get, path: `/health?${query}` };
    return (await (await ask(connected, asked)).json()) as z.infer<typeof health>;
  }

  /** The SVG at the address of a picture that was just made. */
  async function pictureOf({ owner, organizationId }: Connected, made: object): Promise<string> {
    const token = randomBytes(16).toString("base64url");
    const p_picture = { kind: "trend", days: 7, language: "en", hint: "abcd", hash: sha256(token), ...made };
    await callRpc(owner, "make_picture", { p_organization_id: organizationId, p_picture });
    const request = new Request(`https://plumbline.example/i/${token}.svg`);
    return (await show(request, { params: Promise.resolve({ file: `${token}.svg` }) })).text();
  }

  test.each([REPO, ""])(
    "is the same on the page, in the table, in the API, in the picture and in what is published, cell by cell: %s",
    async (scope) => {
      const connected = await open();
      const { organizationId } = connected;
      const to = new Date().toISOString().slice(0, 10);
      const grid = await readHealthGrid(bench.db, organizationId, { scope, to, days: 7 });
      const figures = grid.rows.flatMap(({ cells }) => cells.map(({ fom }) => fom));
      expect(figures.filter((fom) => fom !== null)).toHaveLength(scope === REPO ? 4 : 3);

      const told = await answer(connected, scope, to);
      expect(told.days).toEqual([6, 5, 4, 3, 2, 1, 0].map((daysAgo) => addDays(to, -daysAgo)));
      expect(told.rows.map(cellsOf)).toEqual(grid.rows.map(cellsOf));

      const shown = figures.map((fom) => (fom === null ? null : wordsIn("en").format.merit(fom)));
      // One drawing for wide screens, one for narrow ones.
      expect(drawnIn(pageOf(grid, "grid"))).toEqual([...shown, ...shown]);
      // A table has the newest day first.
      const newestFirst = grid.rows.flatMap(({ cells }) =>
        cells.toReversed().map(({ fom }) => (fom === null ? null : wordsIn("en").format.merit(fom))),
      );
      expect(tabledIn(pageOf(grid, "table"))).toEqual(newestFirst);
      const drawnAt = new Date();
      const drawing = {
        kind: "grid",
        theme: "light",
        words: wordsIn("en"),
        timeZone: "UTC",
        drawnAt,
      } as const;
      const svg = drawPicture({ ...drawing, shown: { grid } });
      expect(drawnIn(svg)).toEqual(shown);

      const { series } = await previewPublishing(bench.db, organizationId, new Date());
      const sent = series.filter((one) => one.key === "health.merit" && one.scope === scope);
      expect(sent.map(({ part, value }) => [part, value]).toSorted()).toEqual(todaysOf(grid).toSorted());
    },
  );

  test("is day by day the same in the trend of a metric, in its file and in its picture", async () => {
    const connected = await open();
    const to = new Date().toISOString().slice(0, 10);
    const days = { from: addDays(to, -6), to };
    const of = { row: null, metric: "github.ci.duration", part: "CI" };
    const trend = await readTrend(bench.db, connected.organizationId, { scope: REPO, of, ...days });
    const told = trend?.cells.map(({ raw, reason }) => raw ?? reason?.code);
    const none = "not_collected";
    expect(told).toEqual([none, none, none, 30, "no_event", 75, 90]);

    const query = new URLSearchParams({ ...days, scope: REPO, metric: of.metric, part: of.part });
    const asked = { at: list, path: `/snapshots?${query}`, accept: "text/csv" };
    const lines = (await (await ask(connected, asked)).text()).trim().split("\r\n").slice(1);
    const known = trend?.cells.flatMap(({ day, raw, n }) =>
      raw === null ? [] : `${day},CI,${raw},minutes,${n}`,
    );
    expect(lines.map((line) => line.split(",").slice(0, 5).join(","))).toEqual(known);

    const drawnAt = new Date();
    const drawing = {
      kind: "trend",
      theme: "light",
      words: wordsIn("en"),
      timeZone: "UTC",
      drawnAt,
    } as const;
    const shown = trend && { trend };
    const drawn = await pictureOf(connected, { scope: REPO, ...of });
    expect(withoutTimes(drawn)).toBe(withoutTimes(drawPicture({ ...drawing, shown })));
  });

  test("has an address as a picture only where there is a repository, and a workflow, that was ever seen", async () => {
    const connected = await open();
    const metric = "github.ci.duration";
    const answerTo = async (body: object) => {
      const response = await ask(connected, { at: make, path: "/images", body });
      const told = (await response.json()) as { error?: { message: string } };
      return [response.status, told.error?.message ?? ""];
    };
    expect(await answerTo({ kind: "card", theme: "dark", expiresInDays: 30 })).toEqual([201, ""]);
    expect(await answerTo({ kind: "grid", scope: REPO })).toEqual([201, ""]);
    expect(await answerTo({ kind: "card", scope: REPO, metric, part: "lint" })).toEqual([201, ""]);
    const unseen = (name: string) => [400, `"${name}" is not known here.`];
    expect(await answerTo({ kind: "grid", scope: "github.com/acme/gone" })).toEqual(unseen("scope"));
    expect(await answerTo({ kind: "card", scope: REPO, metric, part: "deploy" })).toEqual(unseen("part"));
    expect(await answerTo({ kind: "card", metric, part: "lint" })).toEqual(unseen("part"));
  });
});

/** A minute may pass between two drawings. */
const withoutTimes = (svg: string) => svg.replace(/, drawn [^<]+/, "");

function cellsOf({
  key,
  cells,
}: {
  key: string;
  cells: { fom: number | null; reason: { code: string } | null }[];
}) {
  return [key, ...cells.map(({ fom, reason }) => fom ?? reason?.code)];
}

function todaysOf({ rows }: HealthGrid): [string, number][] {
  return rows.flatMap(({ key, cells }) => {
    const fom = cells.at(-1)?.fom ?? null;
    return fom === null ? [] : [[key, fom] as [string, number]];
  });
}

function pageOf(grid: HealthGrid, view: "grid" | "table"): string {
  return htmlOf(createElement(Grid, { grid, ...LOOK, state: { ...STATE, scope: grid.scope, view } }));
}

/** The figure of each cell of a drawing, in order; null where it has none. */
function drawnIn(svg: string): (string | null)[] {
  return svg
    .split("<g><title>")
    .slice(1)
    .map((cell) => />(\d\.\d\d)<\/text>/.exec(cell.slice(0, cell.indexOf("</g>")))?.[1] ?? null);
}

function tabledIn(html: string): (string | null)[] {
  const cells = [...html.matchAll(/<a [^>]*href="[^"]*cell=[^"]*"[^>]*>([^<]*)</g)];
  return cells.map(([, text = ""]) => /^\d\.\d\d/.exec(text)?.[0] ?? null);
}
