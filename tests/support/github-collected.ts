import { randomBytes } from "node:crypto";
import { storeCredentials } from "#lib/db/credentials.ts";
import { openGitHub } from "#lib/sources/github/github.ts";
import { type RunningGitHub, startGitHub } from "#scripts/simulator/github/server.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { type Collected, chooseRepository, collectOnce } from "./collecting.ts";
import { connectAccount, type SyncBench, sync } from "./connected-account.ts";
import { quote } from "./stack.ts";

type Repositories = NonNullable<Parameters<RunningGitHub["control"]["addRepository"]>[1]>[];

/** An organisation that reads repositories of a GitHub of its own; what it deployed, it was told before. */
export type AtGitHub = {
  organizationId: string;
  connectionId: string;
  /** At the simulator. */
  account: string;
  token: string;
  github: RunningGitHub["control"];
  collect: (given?: Parameters<typeof collectOnce>[1]) => Promise<Collected>;
};

/** The clock of this GitHub is that of the database: what lies behind it has happened. */
export async function openGitHubBench(): Promise<RunningGitHub & { close: () => Promise<void> }> {
  return await startGitHub();
}

export async function connectGitHub(
  bench: SyncBench,
  { url, control: github }: RunningGitHub,
  repositories: Repositories,
  deployments: WireEvent[] = [],
): Promise<AtGitHub> {
  const connected = await connectAccount(bench, { deployments });
  if (deployments.length > 0) await sync(connected);
  const { organizationId, connectionId } = connected;
  const account = `gh-${randomBytes(8).toString("hex")}`;
  const token = `github_pat_${randomBytes(20).toString("hex")}`;
  github.createAccount({ id: account, grants: [{ token }] });
  await bench.stack.sql(`update public.connections set provider = 'github', site = null where id = ${quote(connectionId)};
    delete from private.credentials where connection_id = ${quote(connectionId)};
    delete from private.work where organization_id = ${quote(organizationId)}`);
  await storeCredentials(bench.db, bench.ring, { organizationId, connectionId, keys: { token } });
  for (const repository of repositories) {
    github.addRepository(account, repository);
    await chooseRepository(connected, `github.com/${repository.name.toLowerCase()}`);
  }
  const subject = { bench, organizationId, subjectId: connectionId };
  const collect: AtGitHub["collect"] = (given = {}) =>
    collectOnce(subject, { openGitHub: openGitHub({ baseUrl: url, retryMs: 1 }), ...given });
  return { organizationId, connectionId, account, token, github, collect };
}
