import postgres from "postgres";
import { startPostgres } from "../scripts/stack/postgres.ts";
import { startStack } from "../tests/support/stack.ts";
import { fill, foldAll, median, middle, reportOf, SETTINGS } from "./asking.ts";
import type { Figure } from "./figure.ts";
import { type ReportWorld, reportWorld } from "./report-world.ts";
import { type RepositoriesWorld, repositoriesWorld } from "./repositories-world.ts";

const WORLD: ReportWorld & RepositoriesWorld = {
  ...{ slug: "measured", repositories: 300 },
  ...{ deployments: 100_000, days: 800, commitsEach: 5 },
};
const ROUNDS = 5;
const ALL = 14;

/** What an hour's measuring of 300 repositories costs the database, told in reports of 90 days of the same one. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const stack = await startStack({ kind: "postgres", url: server.url });
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  try {
    await fill(sql, [...reportWorld(WORLD), ...repositoriesWorld(WORLD)]);
    await foldAll(sql, WORLD.slug);
    return await measure(sql);
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
  }
}

async function measure(sql: postgres.Sql): Promise<Figure[]> {
  const report = await median(sql, WORLD.slug, [reportOf(90, {})]);
  const told = await timed(sql, "list_github_bases", daysBefore(1, ALL - 1));
  const today = await timed(sql, "measure_github", daysBefore(0, 1));
  const all = await timed(sql, "measure_github", daysBefore(0, ALL));
  const delivery = await timedDelivery(sql);
  const times = (what: string, value: number, target: number): Figure => ({ what, value, unit: "x", target });
  return [
    { what: "a report of 90 days, all of it", value: report, unit: "ms", target: 150 },
    times("300 repositories, what 13 days are made of, of a report", told / report, 10),
    times("300 repositories, today's values, of a report", today / report, 20),
    times("300 repositories, the values of 14 days, of a report", all / report, 200),
    times("an hour without late facts, of one in which all days are measured", (told + today) / all, 0.25),
    times("what 13 days of delivery are made of, of a report", delivery / report, 1),
  ];
}

const QUERY = (
  days: string,
) => `(select jsonb_build_object('connectionId', c.id, 'now', now(), 'days', ${days})
  from public.connections c where c.organization_id = o.id and c.provider = 'github')`;

/** So many days, the newest as many before today. */
const daysBefore = (newest: number, count: number) =>
  `(select jsonb_agg((now() at time zone 'UTC')::date - ${newest} - n) from generate_series(0, ${count - 1}) n)`;

function timed(sql: postgres.Sql, name: string, days: string): Promise<number> {
  return rounds(sql, `select length(public.${name}(o.id, ${QUERY(days)})::text)`);
}

function timedDelivery(sql: postgres.Sql): Promise<number> {
  const windows = `(select jsonb_agg(jsonb_build_object('day', e.at::date - 1, 'from', e.at - interval '7 days', 'to', e.at))
    from generate_series(date_trunc('day', now()) - interval '12 days', date_trunc('day', now()), interval '1 day') e (at))`;
  return rounds(sql, `select length(public.list_delivery_bases(o.id, ${windows})::text)`);
}

/** Median; the first is not counted, in which the session plans. */
async function rounds(sql: postgres.Sql, statement: string): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    await sql.unsafe(`${statement} from public.organizations o where o.slug = '${WORLD.slug}'`);
    if (round > 0) took.push(performance.now() - startedAt);
  }
  return middle(took);
}
