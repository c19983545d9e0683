import { formatCount, formatShare, plural } from "../format/format.ts";
import { formatAgo, formatDay } from "../format/format-time.ts";
import type { Completeness, DataQuality } from "./data-quality.ts";
import { CHECK, type Finding, good, IMPROVE, nothing, type Reader } from "./quality-state.ts";

const DAY_MS = 86_400_000;
/** Below this share of commits of known origin the report compares nothing (docs/metrics.md). */
const COMPARABLE_SHARE = 0.5;
const GOOD_SHARE = 0.9;
const QUIET_DAYS = 30;
const NO_DEPLOYMENT = "No production deployment in the last 90 days.";

const LACKS = {
  commits: {
    noun: "commit",
    consequence: "they have no lead time and no origin",
    advice:
      "Send git.commit_sha and git.repository_url with each deployment, and connect the repository to Datadog's source code integration.",
  },
  repository: {
    noun: "repository",
    consequence: "they are missing where numbers are told by repository",
    advice: "Send git.repository_url with each deployment.",
  },
  service: {
    noun: "service",
    consequence: "no service's numbers hold them",
    advice: "Send the service with each deployment.",
  },
  team: {
    noun: "team",
    consequence: "no team's numbers hold them",
    advice: "Name the team of each service in Datadog's software catalog; deployments take it from there.",
  },
} as const;

/** Deployments that do not name their commits, repository, service or team. */
export function lackFinding(
  { deployments, lacking }: Pick<Completeness, "deployments" | "lacking">,
  what: keyof typeof LACKS,
): Finding {
  const { noun, consequence, advice } = LACKS[what];
  const { deployments: without, services } = lacking[what];
  if (deployments === 0) return nothing(NO_DEPLOYMENT);
  if (without === 0)
    return good(
      `Every production deployment of the last 90 days names its ${noun} (${formatCount(deployments)}).`,
    );
  const most = services.map((row) => `${row.service} (${formatCount(row.deployments)})`).join(", ");
  return {
    state: IMPROVE,
    finding: `${formatCount(without)} of ${plural(deployments, "production deployment")} (${formatShare(without / deployments)}) ${without === 1 ? "names" : "name"} no ${noun}: ${consequence}.${most === "" ? "" : ` Most are of ${most}.`}`,
    advice,
    link: null,
  };
}

/** Deployments that Datadog has not judged. */
export function verdictFinding({ deployments, verdicts }: Completeness, { now, timeZone }: Reader): Finding {
  const { pending, overWeek, oldestAt } = verdicts;
  if (deployments === 0) return nothing(NO_DEPLOYMENT);
  if (pending === 0)
    return good(`Datadog has judged every one of ${plural(deployments, "production deployment")}.`);
  const finding = `${formatCount(pending)} of ${plural(deployments, "production deployment")} ${pending === 1 ? "has" : "have"} no verdict yet, ${formatCount(overWeek)} of them for more than a week; the oldest is of ${formatDay(oldestAt, timeZone)} (${formatAgo(oldestAt ?? now, now)}).`;
  if (overWeek === 0) return { ...good(finding), advice: "Nothing to do: a verdict takes a few days." };
  return {
    state: IMPROVE,
    finding,
    advice:
      "They count neither as failed nor as fine, and are asked for again for 90 days. When one service never gets verdicts, look at the rules for change failures in Datadog's DORA settings.",
    link: null,
  };
}

/** Services that deploy and that no incident names. */
export function servicesFinding({ services, incidents }: Completeness): Finding {
  if (services.total === 0) return nothing(NO_DEPLOYMENT);
  if (incidents.total === 0) {
    return {
      state: IMPROVE,
      finding: "No incident was registered in the last 90 days: there is no time to restore to tell.",
      advice: "Send incidents to Datadog's DORA metrics, with the services they hit.",
      link: null,
    };
  }
  const unnamed =
    incidents.withoutService === 0
      ? ""
      : ` ${plural(incidents.withoutService, "incident")} of ${formatCount(incidents.total)} ${incidents.withoutService === 1 ? "names" : "name"} no service.`;
  if (services.withoutIncidents === 0)
    return good(`An incident named each of ${plural(services.total, "service")}.${unnamed}`);
  const more = services.withoutIncidents - services.names.length;
  return {
    state: CHECK,
    finding: `No incident of the last 90 days names ${formatCount(services.withoutIncidents)} of ${plural(services.total, "service")}: ${services.names.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}.${unnamed}`,
    advice: "Either nothing went wrong there, or their incidents do not reach Datadog. Ask who runs them.",
    link: null,
  };
}

/** How long ago an incident was registered. */
export function incidentFinding(
  { lastIncidentRegisteredAt: at }: Pick<DataQuality, "lastIncidentRegisteredAt">,
  { now, timeZone }: Reader,
): Finding {
  const advice =
    "Incidents that nobody registers make recovery look better than it is. Check how they reach Datadog.";
  if (at === null) return { state: IMPROVE, finding: "No incident was ever registered.", advice, link: null };
  const finding = `The last one was registered ${formatAgo(at, now)}, on ${formatDay(at, timeZone)}.`;
  const quiet = now.getTime() - Date.parse(at) > QUIET_DAYS * DAY_MS;
  return quiet ? { state: CHECK, finding, advice, link: null } : good(finding);
}

/** How much of the code is known to be written by whom. */
export function originFinding({ commits, repositories }: Completeness): Finding {
  if (commits.total === 0) return nothing("No production deployment of the last 90 days names a commit.");
  const share = commits.known / commits.total;
  const finding = `${formatShare(share)} of ${plural(commits.total, "commit")} have a known origin (${formatCount(commits.known)}).`;
  if (share >= GOOD_SHARE) return good(finding);
  const most = repositories
    .map(
      (row) =>
        `${row.repository ?? "no repository"} (${formatCount(row.unknown)} of ${formatCount(row.commits)})`,
    )
    .join(", ");
  return {
    state: IMPROVE,
    finding: `${finding}${share < COMPARABLE_SHARE ? " Below half of them nothing is compared." : ""} Unknown are most in ${most}.`,
    advice:
      "An origin is read from a commit's message and author. Datadog sends them for repositories that its source code integration knows: connect these.",
    link: null,
  };
}
