import { createElement } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { Grid } from "#app/orgs/[org]/health/_components/health-grid.tsx";
import { readHealthGrid, readHealthMarks, setHealthMarks } from "#lib/db/health.ts";
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
import { htmlOf } from "../unit/fixtures/rendered.tsx";

type Get = (request: Request, context: { params: Promise<{ org: string }> }) => Promise<Response>;
/** A value so many days ago; null: GitHub did not answer. `n`: of how many events. */
type Kept = [metric: string, scope: string, daysAgo: number, value: number | null, n: number];

const REPO = "github.com/acme/web";
const LOOK = { timeZone: "UTC", slug: "acme" };
const STATE = { days: "7", until: null, cell: null, row: null, span: "30" } as const;

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
];

describe.each(ONE_DATABASE)("the health of repositories on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  let get: Get;

  beforeAll(async () => {
    pointAtBench(bench);
    ({ GET: get } = await import("#app/api/v1/orgs/[org]/health/route.ts"));
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
      ([metric, scope, daysAgo, value, n]) => `(${quote(organizationId)}, ${quote(scope)}, ${quote(metric)},
        (private.clock() at time zone 'UTC')::date - ${daysAgo}, ${value}, ${n}, 1,
        ${value === null ? `'{"code": "not_read", "numbers": {}}'` : null},
        private.clock() - interval '${7 + daysAgo} days',
        date_trunc('second', private.clock()) - interval '5 minutes' - interval '${daysAgo} days')`,
    );
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, reason,
      window_from, window_to) values ${rows.join(", ")}`);
    return connected;
  }

  async function answer({ owner, organizationId }: Connected, scope: string, to: string) {
    const [row] = await readRows<{ slug: string }>(
      stack,
      `select slug from public.organizations where id = ${quote(organizationId)}`,
    );
    const org = row?.slug ?? "";
    const { data } = await owner.auth.getSession();
    const query = new URLSearchParams({ to, days: "7", ...(scope === "" ? {} : { scope }) });
    const request = new Request(`http://127.0.0.1:3000/api/v1/orgs/${org}/health?${query}`, {
      headers: { authorization: `Bearer ${data.session?.access_token}` },
    });
    const response = await inRequest(() => get(request, { params: Promise.resolve({ org }) }));
    return (await response.json()) as z.infer<typeof health>;
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
      expect(drawnIn(pageOf(grid, "grid"))).toEqual(shown);
      expect(tabledIn(pageOf(grid, "table"))).toEqual(shown);
      const picture = { kind: "grid", scope, days: 7, row: null } as const;
      const svg = drawPicture({ picture, grid, theme: "light", words: wordsIn("en"), timeZone: "UTC" });
      expect(drawnIn(svg)).toEqual(shown);

      const { series } = await previewPublishing(bench.db, organizationId, new Date());
      const sent = series.filter((one) => one.key === "health.merit" && one.scope === scope);
      expect(sent.map(({ part, value }) => [part, value]).toSorted()).toEqual(todaysOf(grid).toSorted());
    },
  );
});

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
