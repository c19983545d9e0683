import postgres from "postgres";
import { startPostgres } from "../scripts/stack/postgres.ts";
import { startStack } from "../tests/support/stack.ts";
import type { Figure } from "./figure.ts";
import { type ReportWorld, reportWorld } from "./report-world.ts";

const ROUNDS = 7;
/** Two cores, no parallel query: what a small hosted database is like. */
const SETTINGS = {
  shared_buffers: "2GB",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_wal_size: "8GB",
  maintenance_work_mem: "512MB",
};

type Size = ReportWorld & {
  targets: { figures: number; all: number; year: number; team: number; quality: number; menus: number };
};

const SIZES: Size[] = [
  {
    ...{ slug: "small", deployments: 20_000, days: 800, commitsEach: 5 },
    targets: { figures: 40, all: 50, year: 150, team: 40, quality: 40, menus: 10 },
  },
  {
    ...{ slug: "middle", deployments: 100_000, days: 800, commitsEach: 5 },
    targets: { figures: 90, all: 150, year: 450, team: 120, quality: 80, menus: 10 },
  },
  {
    ...{ slug: "large", deployments: 1_000_000, days: 800, commitsEach: 5 },
    targets: { figures: 250, all: 500, year: 1500, team: 600, quality: 200, menus: 20 },
  },
];
/** As dense as the largest, with a tenth of its history; and each sha in ten services. */
const SHORT: ReportWorld = { slug: "short", deployments: 100_000, days: 80, commitsEach: 5 };
const MONOREPO: ReportWorld = {
  slug: "monorepo",
  deployments: 200_000,
  days: 160,
  commitsEach: 5,
  servicesEach: 10,
};

type Sql = postgres.Sql;
type Ask = (slug: string, ...queries: string[]) => Promise<number>;

/** How long a report takes, by how much there is and how much is asked for, with the policies on. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const stack = await startStack({ kind: "postgres", url: server.url });
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  try {
    await fill(sql);
    const ask: Ask = (slug, ...queries) => median(sql, slug, queries);
    const count = await ask("large", COUNT);
    const figures = [];
    for (const size of SIZES) figures.push(...(await measure(ask, size, count)));
    return [...figures, ...(await measureShapes(ask, count))];
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
  }
}

/** One session for all: the statements rely on each other's settings. */
async function fill(sql: Sql): Promise<void> {
  const session = await sql.reserve();
  try {
    for (const world of [...SIZES, SHORT, MONOREPO])
      for (const statement of reportWorld(world)) await session.unsafe(statement);
    await session.unsafe("vacuum (analyze)");
  } finally {
    // Whoever ends the pool waits for it.
    session.release();
  }
}

const COUNT = `select count(*) from public.deployments d where d.cell = any (array(
    select k.id from public.cells k where k.env = 'production')) and d.deleted_at is null and not d.left_out
  and d.started_at >= now() - interval '90 days'`;

const filterOf = (days: number, more: string) =>
  `jsonb_build_object('from', now() - interval '${days} days', 'to', now()) || '${more}'`;
const report = (days: number, more: Record<string, unknown>) =>
  `select public.report_dora($ORG, ${filterOf(days, JSON.stringify(more))})`;
const FIGURES = { parts: ["figures", "series"], compare: "previous" };
const REST = { parts: ["breakdown", "byOrigin"] };
const both = (days: number, more: Record<string, unknown> = {}) => [
  report(days, { ...FIGURES, ...more }),
  report(days, { ...REST, ...more }),
];

async function measure(ask: Ask, { slug, deployments, targets }: Size, count: number): Promise<Figure[]> {
  const timed = async (what: string, target: number, ...queries: string[]): Promise<Figure> => {
    const value = await ask(slug, ...queries);
    const times = deployments === 1_000_000 ? `, ${(value / count).toFixed(1)} x the count` : "";
    return { what: `${deployments} deployments, ${what}${times}`, value, unit: "ms", target };
  };
  return [
    await timed("90 days, figures and series with previous", targets.figures, report(90, FIGURES)),
    await timed("90 days, all, the last part", targets.all, ...both(90)),
    await timed("365 days, all, the last part", targets.year, ...both(365)),
    await timed("90 days, one team", targets.team, ...both(90, { team: ["team-1"] })),
    await timed("90 days, one service", targets.team, ...both(90, { service: ["service-1"] })),
    await timed("filter values", targets.menus, "select public.list_filter_values($ORG)"),
    await timed("connections", targets.menus, "select public.list_connections($ORG)"),
    await timed("data quality", targets.quality, "select public.report_data_quality($ORG)"),
  ];
}

async function measureShapes(ask: Ask, count: number): Promise<Figure[]> {
  const month = report(30, { compare: "previous" });
  const [long, short] = [await ask("large", month), await ask("short", month)];
  const monorepo = await ask("monorepo", ...both(90));
  return [
    { what: "index-only count of 90 days of 1000000", value: count, unit: "ms", target: 30 },
    { what: "30 days of 800, of 30 days of 80 as dense", value: long / short, unit: "times", target: 1.3 },
    {
      what: "each sha in ten services, as dense as the largest, 90 days, all, the last part",
      value: monorepo,
      unit: "ms",
      target: 500,
    },
  ];
}

/** Median of rounds in which the queries are asked at once; the slowest of them counts. */
async function median(sql: Sql, slug: string, queries: string[]): Promise<number> {
  const [asker] = await sql<{ organization: string; person: string }[]>`
    select o.id as organization, m.user_id as person from public.organizations o
    join public.memberships m on m.organization_id = o.id where o.slug = ${slug}`;
  if (asker === undefined) throw new Error(`there is no organisation ${slug}`);
  const [session] = await sql<{ id: string }[]>`
    insert into auth.sessions (id, user_id) values (gen_random_uuid(), ${asker.person}) returning id`;
  const claims = JSON.stringify({ sub: asker.person, session_id: session?.id, role: "authenticated" });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = queries.map((query) =>
      once(sql, query.replaceAll("$ORG", `'${asker.organization}'`), claims),
    );
    times.push(Math.max(...(await Promise.all(asked))));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

async function once(sql: Sql, query: string, claims: string): Promise<number> {
  let took = Number.NaN;
  await sql.begin(async (transaction) => {
    await transaction`select set_config('request.jwt.claims', ${claims}, true),
      set_config('request.jwt.claim.sub', ${JSON.parse(claims).sub}, true)`;
    await transaction.unsafe("set local role authenticated");
    const startedAt = performance.now();
    await transaction.unsafe(query);
    took = performance.now() - startedAt;
  });
  return took;
}
