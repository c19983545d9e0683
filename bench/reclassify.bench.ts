import { createClient } from "@supabase/supabase-js";
import postgres from "postgres";
import type { Db } from "../lib/db/call.ts";
import { startWork } from "../lib/db/work.ts";
import { RULES_VERSION } from "../lib/domain/origin/rules-version.ts";
import { reclassify } from "../lib/sync/reclassify.ts";
import { noticeMail } from "../lib/words/notice-mail.ts";
import { hold } from "../lib/work/hold.ts";
import { startPostgres } from "../scripts/stack/postgres.ts";
import { type Stack, startStack } from "../tests/support/stack.ts";
import { asOwner, bothOf, fill, foldAll, middle, SETTINGS } from "./asking.ts";
import type { Figure } from "./figure.ts";
import { reportWorld } from "./report-world.ts";

/** A million commits, of which two in five have another origin by the rules of today. */
const WORLD = { slug: "recast", deployments: 200_000, days: 160, commitsEach: 5 };

/** How long it takes to decide anew who wrote a million commits, and how long reports take meanwhile. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const stack = await startStack({ kind: "postgres", url: server.url });
  const sql = postgres(server.url, { max: 3, onnotice: () => undefined });
  try {
    await fill(sql, reportWorld(WORLD));
    await foldAll(sql, WORLD.slug);
    const quiet = await askUntil(sql, new Promise((resolve) => setTimeout(resolve, 5000)));
    const startedAt = performance.now();
    const beside = await askUntil(sql, recast(sql, stack));
    const seconds = (performance.now() - startedAt) / 1000;
    return [
      { what: "1000000 commits decided anew", value: seconds, unit: "s", target: 300 },
      {
        what: "a report of 90 days beside it, of one alone",
        value: beside / quiet,
        unit: "times",
        target: 2,
      },
    ];
  } finally {
    await sql.end();
    await stack.close();
    await server.close();
  }
}

async function recast(sql: postgres.Sql, stack: Stack): Promise<void> {
  const [row] = await sql<{ id: string }[]>`select id from public.organizations where slug = ${WORLD.slug}`;
  const organizationId = String(row?.id);
  await sql`insert into private.classified (organization_id, rules_version) values (${organizationId}, ${RULES_VERSION})`;
  const db: Db = createClient(stack.url, stack.secretKey, { auth: { persistSession: false } });
  const work = { organizationId, kind: "reclassify", subjectId: organizationId, trigger: "manual" as const };
  const rulesVersion = RULES_VERSION + 1;
  const deadlineAt = Date.now() + 3_600_000;
  const done = await hold(
    await startWork(db, work),
    (held, given) => reclassify(held, { ...given, rulesVersion }),
    { db, noticeMail, deadlineAt },
  );
  if (done.status !== "succeeded") throw new Error(`deciding ended as ${done.status}`);
}

/** Median of reports asked one after the other until something has ended; once more than that at least. */
async function askUntil(sql: postgres.Sql, end: Promise<unknown>): Promise<number> {
  const ask = await asOwner(sql, WORLD.slug);
  const times: number[] = [];
  let ended = false;
  const watched = end.finally(() => {
    ended = true;
  });
  while (!ended) times.push(Math.max(...(await Promise.all(bothOf(90).map(ask)))));
  await watched;
  return middle(times);
}
