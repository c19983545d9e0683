import { z } from "zod";
import type { Evidence } from "../domain/origin/evidence.ts";
import type { OriginVerdict } from "../domain/origin/origin.ts";
import { ORIGIN_RULES, type OriginRule } from "../domain/origin/rules.ts";
import { withoutPeople } from "../domain/privacy/without-people.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import type { Json } from "../supabase/database.types.ts";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { said } from "./said.ts";
import { type Held, tokenOf } from "./work.ts";

const text = z.string().nullable().default(null);
const origin = z.enum(ORIGINS);

const rule = said.transform((given): OriginRule | null =>
  Object.hasOwn(ORIGIN_RULES, given.code) ? (given as OriginRule) : null,
);
const verdict = z.object({
  origin,
  tool: text,
  authorship: z.enum(["agent", "assistant"]).nullable().default(null),
  rule,
});

/** What is said of a commit as it is stored: a verdict with what it was made of, without what is null. */
const stored = verdict
  .extend({
    statedOrigin: origin.nullable().default(null),
    statedTool: text,
    message: text,
    trailers: z.array(z.string()).default([]),
    authorName: text,
    authorEmail: text,
    isBot: z.boolean().nullable().default(null),
  })
  .transform(({ origin, tool, authorship, rule, statedOrigin, statedTool, ...signals }) => ({
    verdict: { origin, tool, authorship, rule },
    evidence: { stated: { origin: statedOrigin, tool: statedTool }, ...signals } satisfies Evidence,
  }));

function storedOf({ stated, ...signals }: Evidence, verdict: OriginVerdict): Json {
  return withoutEmpty({ ...verdict, statedOrigin: stated.origin, statedTool: stated.tool, ...signals });
}

/** As it is stored: what is not said has no place there. */
function withoutEmpty(fields: object): Json {
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Json;
}

export type ReportedCommit = {
  /** Lower case. */
  sha: string;
  /** host/owner/name. */
  repository: string;
  evidence: Evidence;
  verdict: OriginVerdict;
};

/**
 * Keeps what git says of commits, for a manager or a token with `origins:write`; how many of which it said something
 * new. Needs the secret key.
 */
export function reportCommitOrigins(acting: Acting, report: OriginsReport): Promise<number> {
  const args = { p_report: reportOf(report) };
  return act(acting, { name: "report_commit_origins", args, returns: z.number(), idempotent: true });
}

export type OriginsReport = { rulesVersion: number; commits: readonly ReportedCommit[] };

/** As the database takes one: what stays when payloads go names nobody. */
export function reportOf({ rulesVersion, commits }: OriginsReport) {
  const told = commits.map(({ sha, repository, evidence, verdict }) => ({
    sha,
    repository,
    evidence: storedOf(evidence, verdict),
    nameless: storedOf({ ...evidence, ...withoutPeople(evidence), trailers: [] }, verdict),
  }));
  return { rulesVersion, commits: told };
}

const listed = z.object({
  /** Made of a hash: the form of a uuid, without a version. */
  id: z.guid(),
  /** Of the row as it was read: one that was written since is not written. */
  seen: z.string(),
  said: z.record(z.string(), stored.nullable()),
});

const batch = z.object({
  /** How far it reaches; to be given back with the verdicts. `{}`: nothing here, more may be; null: nothing is left. */
  reached: z.record(z.string(), z.string()).nullable(),
  commits: z.array(listed),
});
export type CommitBatch = z.infer<typeof batch>;

/** The next commits that were classified by older rules, those of about `limit` listings; `lease_lost` as commits do. */
export function listCommitsToClassify(
  db: Db,
  held: Held,
  { rulesVersion, limit }: { rulesVersion: number; limit: number },
): Promise<CommitBatch> {
  const args = { p_held: tokenOf(held), p_rules_version: rulesVersion, p_limit: limit };
  return call(db, { name: "list_commits_to_classify", args, returns: batch, idempotent: true });
}

export type NewVerdict = { id: string; seen: string; source: string; verdict: OriginVerdict };

/** Writes verdicts that changed, and how far it came; `all` is false when a commit was told anew since it was read. */
export function writeCommitVerdicts(
  db: Db,
  held: Held,
  written: { rulesVersion: number; reached: Record<string, string>; verdicts: readonly NewVerdict[] },
): Promise<{ written: number; all: boolean }> {
  const { rulesVersion, reached } = written;
  const verdicts = written.verdicts.map((one) => ({ ...one, verdict: withoutEmpty(one.verdict) }));
  return call(db, {
    name: "write_commit_verdicts",
    args: { p_held: tokenOf(held), p_batch: { rulesVersion, reached, verdicts } },
    returns: z.object({ written: z.number(), all: z.boolean() }),
    idempotent: true,
  });
}

/** Makes deciding anew due for organisations whose origins were decided by older rules than these; how many. */
export function planReclassification(db: Db, rulesVersion: number): Promise<number> {
  const args = { p_rules_version: rulesVersion };
  return call(db, { name: "plan_reclassification", args, returns: z.number(), idempotent: true });
}

/**
 * Takes people out of up to `limit` commits that have named them for longer than their organisation keeps payloads: how
 * many there were. `lease_lost` as commits do.
 */
export async function hideNames(db: Db, held: Held, limit: number): Promise<number> {
  const args = { p_held: tokenOf(held), p_limit: limit };
  const returns = z.array(listed);
  const commits = await call(db, { name: "list_named_commits", args, returns, idempotent: true });
  if (commits.length === 0) return 0;
  const p_commits = commits.flatMap(({ id, seen, said }) =>
    Object.entries<(typeof said)[string]>({ datadog: null, ...said }).map(([source, one]) => ({
      ...{ id, seen, source },
      words: one === null ? {} : withoutEmpty(withoutPeople(one.evidence)),
    })),
  );
  const written = { p_held: tokenOf(held), p_commits };
  await call(db, { name: "hide_names", args: written, returns: z.number(), idempotent: true });
  return commits.length;
}
