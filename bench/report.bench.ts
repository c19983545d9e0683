import postgres from "postgres";
import { startPostgres } from "../scripts/stack/postgres.ts";
import { startStack } from "../tests/support/stack.ts";
import { type Ask, bothOf, FIGURES, fill, foldAll, median, reportOf, SETTINGS } from "./asking.ts";
import type { Figure } from "./figure.ts";
import { type ReportWorld, reportWorld } from "./report-world.ts";

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
/** All within the window of data quality. */
const RECENT: ReportWorld = { slug: "recent", deployments: 200_000, days: 90, commitsEach: 5 };
const MONOREPO: ReportWorld = {
  slug: "monorepo",
  deployments: 200_000,
  days: 160,
  commitsEach: 5,
  servicesEach: 10,
};

/** How long a report takes, by how much there is and how much is asked for, with the policies on. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const stack = await startStack({ kind: "postgres", url: server.url });
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  try {
    await fill(sql, [...SIZES, SHORT, RECENT, MONOREPO].flatMap(reportWorld));
    const ask: Ask = (slug, ...queries) => median(sql, slug, queries);
    const count = await ask("large", COUNT);
    const figures = [...(await measureUnfolded(ask)), await foldWorlds(sql)];
    for (const size of SIZES) figures.push(...(await measure(ask, size, count)));
    return [...figures, ...(await measureShapes(ask, count))];
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
  }
}

const COUNT = `select count(*) from public.deployments d where d.cell = any (array(
    select k.id from public.cells k where k.env = 'production')) and d.deleted_at is null and not d.left_out
  and d.started_at >= now() - interval '90 days'`;

async function measureUnfolded(ask: Ask): Promise<Figure[]> {
  const timed = async (slug: string, what: string, target: number, days: number): Promise<Figure> => {
    const value = await ask(slug, ...bothOf(days));
    return { what: `before anything is folded: ${what}, all, the last part`, value, unit: "ms", target };
  };
  return [
    await timed("large", "1000000 deployments, 90 days", 2000, 90),
    await timed("large", "1000000 deployments, 365 days", 8000, 365),
    await timed("monorepo", "each sha in ten services, 90 days", 2000, 90),
  ];
}

/** All of them, as work does from 5,000 deployments of production on: the smallest world holds 6,667. */
async function foldWorlds(sql: postgres.Sql): Promise<Figure> {
  await foldAll(sql, "small");
  await foldAll(sql, "middle");
  await foldAll(sql, "short");
  await foldAll(sql, "monorepo");
  return {
    what: "folding 800 days of 1000000 deployments",
    value: await foldAll(sql, "large"),
    unit: "s",
    target: 60,
  };
}

async function measure(ask: Ask, { slug, deployments, targets }: Size, count: number): Promise<Figure[]> {
  const timed = async (what: string, target: number, ...queries: string[]): Promise<Figure> => {
    const value = await ask(slug, ...queries);
    const times = deployments === 1_000_000 ? `, ${(value / count).toFixed(1)} x the count` : "";
    return { what: `${deployments} deployments, ${what}${times}`, value, unit: "ms", target };
  };
  return [
    await timed("90 days, figures and series with previous", targets.figures, reportOf(90, FIGURES)),
    await timed("90 days, all, the last part", targets.all, ...bothOf(90)),
    await timed("365 days, all, the last part", targets.year, ...bothOf(365)),
    await timed("90 days, one team", targets.team, ...bothOf(90, { team: ["team-1"] })),
    await timed("90 days, one service", targets.team, ...bothOf(90, { service: ["service-1"] })),
    await comparison(`${deployments} deployments`, (more) => ask(slug, reportOf(90, more))),
    await timed("filter values", targets.menus, "select public.list_filter_values($ORG)"),
    await timed("connections", targets.menus, "select public.list_connections($ORG)"),
    await timed("data quality", targets.quality, "select public.report_data_quality($ORG)"),
  ];
}

/** All of a report in one, with the window before against without it. */
async function comparison(
  of: string,
  timed: (more: Record<string, unknown>) => Promise<number>,
): Promise<Figure> {
  const value = (await timed({ compare: "previous" })) / (await timed({}));
  return { what: `${of}, 90 days, with a comparison, of without`, value, unit: "times", target: 1.3 };
}

async function measureShapes(ask: Ask, count: number): Promise<Figure[]> {
  const month = reportOf(30, { compare: "previous" });
  const [long, short] = [await ask("large", month), await ask("short", month)];
  const monorepo = await ask("monorepo", ...bothOf(90));
  const recent = await ask("recent", "select public.report_data_quality($ORG)");
  return [
    { what: "data quality of 200000 deployments of 90 days", value: recent, unit: "ms", target: 200 },
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
