import type { Completeness, DataQuality } from "./data-quality.ts";
import { saidAdvice, saidFinding } from "./quality-codes.ts";
import { type Finding, found, good, nothing, type Reader } from "./quality-state.ts";

const DAY_MS = 86_400_000;
/** Below this share of commits of known origin the report compares nothing (docs/metrics.md). */
const COMPARABLE_SHARE = 0.5;
const GOOD_SHARE = 0.9;
const QUIET_DAYS = 30;

export type Lack = "commits" | "repository" | "service" | "team";

/** Deployments that do not name their commits, repository, service or team. */
export function lackFinding(
  { deployments: total, lacking }: Pick<Completeness, "deployments" | "lacking">,
  what: Lack,
): Finding {
  const { deployments: without, services } = lacking[what];
  if (total === 0) return nothing(saidFinding("no_production"));
  if (without === 0) return good(saidFinding("names_all", { what, total }));
  return found("improve", saidFinding("lacks", { what, without, total, share: without / total }), {
    items: services.map(({ service, deployments }) => ({ name: service, count: deployments })),
    advice: saidAdvice("send", { what }),
  });
}

/** Deployments that Datadog has not judged. */
export function verdictFinding({ deployments: total, verdicts }: Completeness, { now }: Reader): Finding {
  const { pending, overWeek, oldestAt } = verdicts;
  if (total === 0) return nothing(saidFinding("no_production"));
  if (pending === 0) return good(saidFinding("all_judged", { total }));
  const finding = saidFinding("unjudged", { pending, total, overWeek, at: oldestAt ?? now.toISOString() });
  if (overWeek === 0) return found("good", finding, { advice: saidAdvice("wait_for_verdicts") });
  return found("improve", finding, { advice: saidAdvice("look_at_verdict_rules") });
}

/** Services that deploy and that no incident names. */
export function servicesFinding({ services, incidents }: Completeness): Finding {
  if (services.total === 0) return nothing(saidFinding("no_production"));
  if (incidents.total === 0)
    return found("improve", saidFinding("no_incidents"), { advice: saidAdvice("send_incidents") });
  const unnamed = { unnamed: incidents.withoutService, incidents: incidents.total };
  if (services.withoutIncidents === 0)
    return good(saidFinding("all_services", { total: services.total, ...unnamed }));
  const { total, withoutIncidents: without, names } = services;
  const finding = saidFinding("silent_services", {
    without,
    total,
    names: names.join(", "),
    more: Math.max(0, without - names.length),
    ...unnamed,
  });
  return found("check", finding, { advice: saidAdvice("ask_who_runs_them") });
}

/** How long ago an incident was registered. */
export function incidentFinding(
  { lastIncidentRegisteredAt: at }: Pick<DataQuality, "lastIncidentRegisteredAt">,
  { now }: Reader,
): Finding {
  const advice = saidAdvice("check_registering");
  if (at === null) return found("improve", saidFinding("never_an_incident"), { advice });
  const quiet = now.getTime() - Date.parse(at) > QUIET_DAYS * DAY_MS;
  const finding = saidFinding("last_incident", { at });
  return quiet ? found("check", finding, { advice }) : good(finding);
}

/** How much of the code is known to be written by whom. */
export function originFinding({ commits, repositories }: Completeness): Finding {
  const { total, known } = commits;
  if (total === 0) return nothing(saidFinding("no_commits"));
  const share = known / total;
  const numbers = { share, total, known };
  if (share >= GOOD_SHARE) return good(saidFinding("origins_known", numbers));
  return found(
    "improve",
    saidFinding(share < COMPARABLE_SHARE ? "origins_hardly_known" : "origins_partly_known", numbers),
    {
      items: repositories.map((row) => ({ name: row.repository, count: row.unknown, of: row.commits })),
      advice: saidAdvice("connect_repositories"),
    },
  );
}
