import { readCredentials } from "../../db/credentials.ts";
import { listGitHubBases, listGitHubGathering, measureGitHub } from "../../db/github.ts";
import { openPeople } from "../../db/people.ts";
import { GITHUB_METRICS } from "../../domain/catalogue/github.ts";
import { AppError } from "../../errors.ts";
import type { CollectContext, Collector, Gathered } from "../collector.ts";
import { readAttempts } from "./attempts.ts";
import type { Gathering, Repository } from "./gathering.ts";
import { mayAsk } from "./gathering.ts";
import { isListed, readLists } from "./lists.ts";
import { readOlderRuns } from "./older-runs.ts";
import { tellOrigins } from "./origins.ts";
import { readSingles } from "./singles.ts";

/** What GitHub tells of the chosen repositories of one connection. */
export const gitHubCollector: Collector = {
  key: "github",
  provider: "github",
  metrics: GITHUB_METRICS,
  gather: gatherGitHub,
  bases: ({ db, held, now }, days) =>
    listGitHubBases(db, held.organizationId, { connectionId: held.subjectId, days, now }),
  measure: ({ db, held, now }, days) =>
    measureGitHub(db, held.organizationId, { connectionId: held.subjectId, days, now }),
};

async function gatherGitHub(context: CollectContext): Promise<Gathered> {
  const gathering = await openGathering(context);
  const failure = await gatherAll(gathering).catch((error: unknown) => error);
  if (failure instanceof AppError && failure.code === "lease_lost") throw failure;
  const { stopped, isMore, problems, reader } = gathering;
  const { calls, notModified, rateRemaining } = reader.usage();
  return {
    ...{ problems, calls, notModified, rateRemaining, failure },
    unfinished: stopped !== null || isMore,
    waitSeconds: stopped?.waitSeconds ?? null,
  };
}

async function openGathering(context: CollectContext): Promise<Gathering> {
  const { db, held, settings } = context;
  const ring = settings.env.credentialKeys;
  const owner = { organizationId: held.organizationId, connectionId: held.subjectId };
  const { token = "" } = await readCredentials(db, ring, { ...owner, fields: ["token"] });
  return {
    ...{
      context,
      problems: [],
      stopped: null,
      lastFailure: null,
      quota: { requests: null, points: null },
      asksAlone: false,
      isMore: false,
      heard: new Map(),
    },
    reader: settings.openGitHub(token, held.organizationId),
    people: await openPeople(db, ring, held.organizationId),
  };
}

/**
 * The cheap lists of all repositories first, then what is asked for one by one, and the runs of longer ago at last:
 * whatever ends it early, no repository waits for another's details. What it came to: null, or why nothing came of it.
 */
async function gatherAll(gathering: Gathering): Promise<unknown> {
  const { db, held } = gathering.context;
  const repositories = await listGitHubGathering(db, held);
  const lost = await listAll(gathering, repositories);
  // As GitHub spelled them just now.
  const named = await listGitHubGathering(db, held);
  for (const repository of named) if (mayAsk(gathering)) await tellOrigins(gathering, repository);
  await readSingles(gathering, named);
  for (const read of [readAttempts, readOlderRuns])
    for (const repository of named) if (mayAsk(gathering)) await read(gathering, repository);
  return repositories.length > 0 && lost === repositories.length ? gathering.lastFailure : null;
}

/** How many repositories GitHub did not answer for. */
async function listAll(gathering: Gathering, repositories: readonly Repository[]): Promise<number> {
  const { roundStartedAt } = gathering.context.held;
  let lost = 0;
  for (const repository of repositories) {
    if (isListed(repository, roundStartedAt)) continue;
    if (!mayAsk(gathering)) return lost;
    if (!(await readLists(gathering, repository))) lost += 1;
  }
  return lost;
}
