import type { Metric } from "../domain/metrics/metric.ts";
import type { StepKey } from "../domain/quality/quality-steps.ts";
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

const STEPS = {
  "step:connection": "data-quality#connection",
  "step:sync": "data-quality#last-sync",
  "step:coverage": "data-quality#what-was-read",
  "step:quarantine": "data-quality#quarantine",
  "step:environments": "data-quality#environments",
  "step:commits": "data-quality#commits",
  "step:repository": "data-quality#repositories",
  "step:service": "data-quality#services",
  "step:team": "data-quality#teams",
  "step:verdicts": "data-quality#verdicts",
  "step:services": "data-quality#services-with-incidents",
  "step:incidents": "data-quality#last-incident",
  "step:origins": "data-quality#origin-of-the-code",
} as const satisfies Record<`step:${StepKey}`, Place>;

const PANELS = {
  percentiles: "metrics#time-to-restore",
  stages: "metrics#lead-time-stages",
  origins: "metrics#origin-of-the-code",
  runs: "datadog#runs",
  auditLog: "settings#audit-log",
} as const satisfies Record<string, Place>;

const FORMS = {
  connect: "datadog#connect",
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
  organisation: "settings#organisation",
  calendar: "settings#calendar",
  metricSettings: "settings#metrics",
  syncSettings: "settings#sync",
} as const satisfies Record<string, Place>;

const PLACES = { ...CARDS, ...STEPS, ...PANELS, ...FORMS };

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
