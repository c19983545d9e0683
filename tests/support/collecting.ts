import { randomUUID } from "node:crypto";
import type { CollectContext, Collector, CollectSettings, Gathered } from "#lib/collect/collector.ts";
import { collect } from "#lib/collect/run.ts";
import { type CollectRun, newestCollectRun } from "#lib/db/collect-runs.ts";
import { type Outcome, startWork } from "#lib/db/work.ts";
import type { Measured } from "#lib/domain/catalogue/collected.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";
import type { SyncBench } from "./connected-account.ts";
import { noGitHub } from "./no-github.ts";
import { quote } from "./stack.ts";

export const NOTHING_GATHERED: Gathered = {
  problems: [],
  calls: 0,
  notModified: 0,
  rateRemaining: null,
  unfinished: false,
  waitSeconds: null,
  failure: null,
};

/** A collector that nobody has heard of: one metric, whose value of each day is 1 unless it says otherwise. */
export function madeUpCollector(key: string, given: Partial<Collector> = {}): Collector {
  const metric = `${key}.things`;
  return {
    key,
    provider: null,
    metrics: [
      {
        ...{ key: metric, category: "ci", unit: "count", windowDays: null, kind: "gauge" },
        ...{ formula: 1, over: "sum", part: null },
      },
    ],
    gather: null,
    bases: async (_context, days) => days.map((day) => ({ day, scopes: { "": "as ever" } })),
    measure: async (_context: CollectContext, days: readonly string[]) =>
      days.map((day) => madeUpValue(metric, day, 1)),
    ...given,
  };
}

/** The value of the organisation for a whole day. */
export function madeUpValue(metric: string, day: string, value: number): Measured {
  const [from, to] = [`${day}T00:00:00Z`, `${day}T23:59:59Z`];
  return { scope: "", metric, part: "", day, value, n: null, formula: 1, reason: null, from, to };
}

type Subject = { bench: Pick<SyncBench, "db" | "ring">; organizationId: string; subjectId: string };

export type Collected = { outcome: Outcome; run: CollectRun };

/** One collection from its lease to its end. */
export async function collectOnce(
  { bench, organizationId, subjectId }: Subject,
  given: Partial<CollectSettings & WorkOptions> = {},
): Promise<Collected> {
  const { db } = bench;
  const held = await startWork(db, { organizationId, kind: "collect", subjectId, trigger: "manual" });
  const settings = { env: { credentialKeys: bench.ring }, openGitHub: noGitHub };
  const options = { db, noticeMail, deadlineAt: Date.now() + 3_600_000, ...given };
  const outcome = await hold(held, (work) => collect(work, { ...settings, ...options }), options);
  const run = await newestCollectRun(db, organizationId, subjectId);
  if (run === null) throw new Error("there is no run");
  return { outcome, run };
}

/** Names a repository as chosen, without asking GitHub for it. */
export async function chooseRepository(
  { bench, organizationId, connectionId }: { bench: SyncBench; organizationId: string; connectionId: string },
  repository: string,
): Promise<string> {
  const id = randomUUID();
  const names = [organizationId, id, connectionId, repository, repository.split("/").slice(1).join("/")];
  await bench.stack.sql(`insert into public.github_repositories (organization_id, id, connection_id, repository, full_name)
    values (${names.map(quote).join(", ")})`);
  return id;
}
