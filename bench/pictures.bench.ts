import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { launch, SUPABASE_VARIABLES } from "#scripts/stack/launch.ts";
import { freePort, startPostgres } from "#scripts/stack/postgres.ts";
import { foundCompany } from "../tests/e2e/api-client.ts";
import type { Figure } from "./figure.ts";

const DRAWN = 40;
const ASKED = 200;

/** The grid as a PNG by the built product, on native PostgreSQL: drawn anew, and asked for again unchanged. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const environment = { ...process.env };
  for (const name of SUPABASE_VARIABLES) delete environment[name];
  const stack = await launch("start", {
    ...environment,
    PORT: String(await freePort()),
    PLUMBLINE_DATA_DIR: dataDir,
    PLUMBLINE_DEMO: "0",
    DATABASE_URL: server.url,
    LITE_AUTH_BCRYPT_COST: "4",
  });
  process.env.PLUMBLINE_E2E_URL = stack.url;
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    const company = await foundCompany("drawn");
    const made = await (await company.send("POST", `${company.path}/images`, { kind: "grid" })).json();
    return await measure(sql, { url: String(made.url), organizationId: company.id });
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Picture = { url: string; organizationId: string };

async function measure(sql: postgres.Sql, { url, organizationId }: Picture): Promise<Figure[]> {
  const draws: number[] = [];
  let etag = "";
  for (let count = 0; count < DRAWN; count += 1) {
    await change(sql, organizationId, count);
    const answer = await timed(url, 200);
    draws.push(answer.ms);
    etag = answer.etag;
  }
  const again: number[] = [];
  // A minute takes 300 of one network.
  for (let count = 0; count < ASKED; count += 1) again.push((await timed(url, 304, etag)).ms);
  return [
    { what: `a PNG drawn anew, median of ${DRAWN}`, value: median(draws), unit: "ms", target: 150 },
    { what: `the same unchanged (304), median of ${ASKED}`, value: median(again), unit: "ms", target: 10 },
  ];
}

/** Another value on each of seven days of three rows. */
async function change(sql: postgres.Sql, organizationId: string, value: number): Promise<void> {
  await sql`insert into public.snapshots (organization_id, metric, day, value, n, formula, window_from, window_to)
    select ${organizationId}::uuid, m.metric, d.day, ${value}::float8, 20, 1, d.day, d.day
    from unnest(array['github.prs.avg_time_to_merge_hours', 'github.ci.workflow_duration_minutes.p90',
                      'dora.lead_time_hours_7d']) as m (metric),
      generate_series(0, 6) as back, lateral (select ((now() at time zone 'UTC')::date - back) as day) d
    on conflict (organization_id, scope, metric, part, day) do update set value = excluded.value`;
}

async function timed(url: string, status: number, etag = ""): Promise<{ ms: number; etag: string }> {
  const startedAt = performance.now();
  const answer = await fetch(url, { headers: { "if-none-match": etag } });
  await answer.arrayBuffer();
  const ms = performance.now() - startedAt;
  if (answer.status !== status) throw new Error(`${answer.status} in the place of ${status}`);
  return { ms, etag: answer.headers.get("etag") ?? "" };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
