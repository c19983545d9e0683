import type { CommitEvent } from "./events.ts";
import type { Deployment } from "./oracle-effective.ts";
import { compareText } from "./oracle-math.ts";

/** A commit where a deployment lists it, with its lead time there; null when it cannot be told. */
export type Listing = { deployment: Deployment; commit: CommitEvent; lead: number | null };
export type CountedListing = Listing & { lead: number };

/** Where each change is counted, over everything that reached the selected environments. */
export type Changes = {
  /** The first listing of a change that gives a usable time. */
  counted: CountedListing[];
  /** The first negative listing of a change that has no usable one. */
  excluded: Listing[];
  /** Every listing of a change after its counted one. */
  redelivered: Listing[];
};

export function inOrder(deployments: Deployment[]): Deployment[] {
  return deployments.toSorted(
    (a, b) =>
      a.at - b.at || compareText(a.externalId, b.externalId) || compareText(a.connectionId, b.connectionId),
  );
}

/** Follows every commit to every service, in the order of its deliveries. */
export function followChanges(deployments: Deployment[]): Changes {
  const counted = new Map<string, CountedListing>();
  const negative = new Map<string, Listing>();
  const redelivered: Listing[] = [];
  for (const listing of inOrder(deployments).flatMap(listingsOf)) {
    const change = JSON.stringify([listing.deployment.service?.toLowerCase() ?? null, listing.commit.sha]);
    const { lead } = listing;
    if (counted.has(change)) redelivered.push(listing);
    else if (lead !== null && lead >= 0) counted.set(change, { ...listing, lead });
    else if (lead !== null && !negative.has(change)) negative.set(change, listing);
  }
  const excluded = [...negative].filter(([change]) => !counted.has(change)).map(([, listing]) => listing);
  return { counted: [...counted.values()], excluded, redelivered };
}

export function listingsOf(deployment: Deployment): Listing[] {
  return deployment.commits.map((commit) => ({ deployment, commit, lead: leadTime(deployment, commit) }));
}

function leadTime({ finishedAt, startedAt }: Deployment, commit: CommitEvent): number | null {
  if (commit.leadSeconds !== null) return commit.leadSeconds;
  if (commit.committedAt === null) return null;
  return (Date.parse(finishedAt ?? startedAt) - Date.parse(commit.committedAt)) / 1000;
}
