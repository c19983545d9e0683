import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Db } from "#lib/db/call.ts";
import {
  coverGitHub,
  type GitHubCoverage,
  type GitHubPage,
  type Items,
  keepGitHubPage,
  measureGitHub,
  type Resource,
} from "#lib/db/github.ts";
import type { HeldToken } from "#lib/db/work.ts";
import type { Snapshot } from "#lib/domain/catalogue/snapshot.ts";
import { syncClient } from "./connected-account.ts";
import type { Stack } from "./stack.ts";
import { addConnection, createOrganization, insertRows, secretClient, signUp } from "./stack-client.ts";
import { readWork, setWork } from "./work.ts";

/** A connection to GitHub that is held, as by whoever gathers. */
export type GitHubWorld = {
  stack: Stack;
  db: Db;
  organizationId: string;
  connectionId: string;
  held: HeldToken;
  owner: SupabaseClient;
};

export async function openGitHubWorld(stack: Stack): Promise<GitHubWorld> {
  const { client: owner } = await signUp(stack);
  const { id: organizationId } = await createOrganization(owner);
  const connectionId = await addConnection(secretClient(stack), organizationId, {
    provider: "github",
    name: "GitHub",
    site: null,
  });
  const work = { organizationId, subjectId: connectionId, kind: "collect" };
  await setWork(stack, work, { lease_expires_at: new Date(Date.now() + 3_600_000).toISOString() });
  const { lease_token } = await readWork(stack, work);
  const held = { ...work, leaseToken: lease_token ?? "" };
  return { stack, db: syncClient(stack), organizationId, connectionId, held, owner };
}

type Chosen = { full_name: string; default_branch?: string | null; merge_workflows?: string[] | null };

/** Chooses a repository; answers its id. */
export async function choose(world: GitHubWorld, chosen: Chosen): Promise<string> {
  const id = randomUUID();
  await insertRows(secretClient(world.stack), "github_repositories", [
    {
      organization_id: world.organizationId,
      id,
      connection_id: world.connectionId,
      repository: `github.com/${chosen.full_name.toLowerCase()}`,
      default_branch: "main",
      ...chosen,
    },
  ]);
  return id;
}

/** Stores items of a resource, without an answer unless one is given. */
export function keep<R extends keyof Items>(
  { db, held }: GitHubWorld,
  page: Pick<GitHubPage<R>, "repositoryId" | "resource"> & Partial<GitHubPage<R>>,
): Promise<number> {
  return keepGitHubPage(db, held, { items: [], answer: null, notModified: false, gone: [], ...page });
}

const ALL: Resource[] = ["open_pulls", "pulls", "reviews", "runs", "commits", "details", "branches"];

/** Says of resources of a repository, of all unless some are named, that they are held between two moments. */
export async function cover(
  { db, held }: GitHubWorld,
  repositoryId: string,
  { resources = ALL, ...of }: { resources?: Resource[] } & Partial<GitHubCoverage>,
): Promise<void> {
  const rest = { from: null, to: null, problem: null, leftOver: 0, ...of };
  for (const resource of resources) await coverGitHub(db, held, { repositoryId, resource, ...rest });
}

export type Told = Pick<Snapshot, "value" | "n" | "reason" | "from" | "to">;

/** What is measured of one day, by scope, metric and part: `/acme/web prs.open`. */
export async function measure(world: GitHubWorld, day: string, now: string): Promise<Map<string, Told>> {
  const { db, organizationId, connectionId } = world;
  const values = await measureGitHub(db, organizationId, { connectionId, days: [day], now: new Date(now) });
  return new Map(
    values.map(({ scope, metric, part, value, n, reason, from, to }) => [
      `${scope.replace("github.com", "")} ${metric.replace("github.", "")}${part === "" ? "" : `|${part}`}`.trim(),
      { value, n, reason, from, to },
    ]),
  );
}
