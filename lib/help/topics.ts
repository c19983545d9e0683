import type { Metric } from "../domain/metrics/metric.ts";
import type { CheckCode } from "../domain/quality/check-list.ts";
import type { HelpPage } from "./pages.ts";

type Place = `${HelpPage}#${string}`;

/** Where each thing with a question mark beside it is explained: a page, and on it the id of a heading. */
const CARDS = {
  deployment_frequency: "metrics#deployment-frequency",
  lead_time: "metrics#lead-time-for-changes",
  change_failure_rate: "metrics#change-failure-rate",
  recovery_time: "metrics#recovery-time",
  rework_rate: "metrics#rework-rate",
} as const satisfies Record<Metric, Place>;

const CHECKS = {
  "check:connection": "data-quality#connection",
  "check:sync": "data-quality#last-sync",
  "check:behind": "data-quality#connections-side-by-side",
  "check:coverage": "data-quality#what-was-read",
  "check:vanished": "data-quality#vanished-events",
  "check:quarantine": "data-quality#quarantine",
  "check:environments": "data-quality#environments",
  "check:alike_environments": "data-quality#environments-that-look-like-production",
  "check:sending_began": "data-quality#begin-of-sending",
  "check:no_commits": "data-quality#commits",
  "check:first_lists_all": "data-quality#services-of-one-commit",
  "check:no_repository": "data-quality#repositories",
  "check:no_service": "data-quality#services",
  "check:no_team": "data-quality#teams",
  "check:shared_ids": "data-quality#ids-of-events",
  "check:renamed": "data-quality#renamed-services",
  "check:reruns": "data-quality#re-runs",
  "check:one_second": "data-quality#duration-of-deployments",
  "check:unjudged": "data-quality#verdicts",
  "check:services": "data-quality#services-with-incidents",
  "check:incidents": "data-quality#last-incident",
  "check:pipeline_incidents": "data-quality#incidents-of-pipelines",
  "check:origins": "data-quality#origin-of-the-code",
  "check:no_marks": "data-quality#marks-of-ai-tools",
  "check:unknown_trailers": "data-quality#unknown-trailers",
} as const satisfies Record<`check:${CheckCode}`, Place>;

const PANELS = {
  noNumbers: "datadog#when-there-are-no-numbers",
  nothingSent: "datadog#sending-events",
  filters: "metrics#filters",
  production: "metrics#environments",
  percentiles: "metrics#time-to-restore",
  stages: "metrics#lead-time-stages",
  origins: "metrics#origin-of-the-code",
  runs: "datadog#runs",
  auditLog: "settings#audit-log",
  health: "health#the-grid",
  healthThresholds: "health#thresholds",
} as const satisfies Record<string, Place>;

const FORMS = {
  publishing: "publishing#what-is-sent-and-where-to",
  connect: "datadog#connect",
  connectGitHub: "github#connect",
  gitHubRepositories: "github#repositories",
  collections: "github#collections",
  mergeWorkflows: "github#workflows-that-have-to-pass",
  refusedKeys: "datadog#when-the-keys-are-refused",
  replaceKeys: "datadog#new-keys",
  disconnect: "datadog#disconnect-and-reconnect",
  vanished: "datadog#when-events-vanish",
  purge: "datadog#delete-what-was-read",
  invite: "members#invite",
  roles: "members#roles",
  joining: "members#joining-by-domain",
  sessions: "members#sessions",
  deleteAccount: "members#deleting-your-account",
  deleteOrganisation: "privacy#deleting-an-organisation",
  tokens: "api#tokens",
  pictures: "api#pictures",
  organisation: "settings#organisation",
  calendar: "settings#calendar",
  metricSettings: "settings#metrics",
  targets: "settings#targets",
  metricNotes: "settings#what-moved-the-numbers",
  syncSettings: "settings#sync",
  repositories: "settings#repositories",
  reportOrigins: "api#telling-who-wrote-commits",
} as const satisfies Record<string, Place>;

const PLACES = { ...CARDS, ...CHECKS, ...PANELS, ...FORMS };

export type HelpTopic = keyof typeof PLACES;
export const HELP_TOPICS = Object.keys(PLACES) as HelpTopic[];

/** The page that explains it, and the id of the heading. */
export function placeOf(topic: HelpTopic): { page: HelpPage; id: string } {
  const [page, id] = PLACES[topic].split("#") as [HelpPage, string];
  return { page, id };
}

/** The address of what explains it: the same in every language. */
export function helpLink(topic: HelpTopic): string {
  return `/help/${PLACES[topic]}`;
}
