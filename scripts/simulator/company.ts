/** What makes a made-up company another one. */
export interface Company {
  /** Owner of its repositories at github.com. */
  organisation: string;
  mailDomain: string;
  services: readonly [Service, ...Service[]];
  /** Releases on an ordinary working day. */
  releasesPerDay: number;
  /** Before the number of an incident. */
  incidentPrefix: string;
  /** What incidents are called: those of a failed deployment, those from outside, and the one that nobody closes. */
  incidents: {
    caused: readonly [string, ...string[]];
    outside: readonly [string, ...string[]];
    forgotten: string;
  };
}

/** One service of a company, with what makes it different from the others. */
export interface Service {
  name: string;
  team: string;
  /** Name of the repository; two services may share one. */
  repository: string;
  /** Relative share of the company's deployments. */
  weight: number;
  source: "apm_deployments" | "api";
  versions: "semver" | "calendar" | "branch";
  language: string;
  tier: string;
  /** Whether the lead-time stages are known: they need a connected code host. */
  hasStages: boolean;
  /** Whether Datadog sees the commits at all. */
  hasCommits: boolean;
  hasSubSeconds: boolean;
  /** Multiplies the chance to fail. */
  fragility: number;
  /** Multiplies the share of AI-assisted changes: teams adopt at their own pace. */
  aiAdoption: number;
  /** Share of changes whose commit message never reached Datadog. */
  withoutMessage: number;
}

const usual = {
  source: "apm_deployments",
  versions: "semver",
  language: "jvm",
  tier: "2",
  hasStages: true,
  hasCommits: true,
  hasSubSeconds: false,
  fragility: 1,
  aiAdoption: 1,
  withoutMessage: 0.03,
} as const satisfies Partial<Service>;

type Particulars = Pick<Service, "name" | "team" | "weight"> & Partial<Service>;

export function service(particulars: Particulars): Service {
  return { ...usual, repository: particulars.name, ...particulars };
}

export const services: Company["services"] = [
  service({ name: "checkout-api", team: "payments", weight: 13, tier: "1", fragility: 1.2 }),
  service({
    name: "ticketing",
    team: "payments",
    weight: 10,
    tier: "1",
    versions: "branch",
    aiAdoption: 1.1,
  }),
  service({ name: "refunds", team: "payments", weight: 4, fragility: 0.7 }),
  service({
    name: "journey-planner",
    team: "journeys",
    weight: 11,
    tier: "1",
    language: "go",
    aiAdoption: 1.2,
  }),
  service({ name: "timetable", team: "journeys", weight: 6, language: "go", hasStages: false }),
  service({
    name: "seat-map",
    team: "journeys",
    weight: 5,
    language: "nodejs",
    versions: "branch",
    fragility: 1.5,
  }),
  service({
    name: "web-storefront",
    team: "customer",
    weight: 15,
    repository: "storefront",
    language: "nodejs",
    versions: "branch",
    aiAdoption: 1.25,
  }),
  service({
    name: "mobile-bff",
    team: "customer",
    weight: 8,
    repository: "storefront",
    language: "nodejs",
    versions: "branch",
    aiAdoption: 1.15,
    fragility: 1.1,
  }),
  service({ name: "loyalty", team: "customer", weight: 4, language: "python", withoutMessage: 0.35 }),
  service({ name: "crew-rostering", team: "operations", weight: 4, versions: "calendar", aiAdoption: 0.6 }),
  service({ name: "rolling-stock", team: "operations", weight: 3, versions: "calendar", hasCommits: false }),
  service({ name: "disruption-alerts", team: "operations", weight: 5, language: "python", fragility: 1.3 }),
  service({
    name: "identity",
    team: "platform",
    weight: 6,
    tier: "1",
    language: "go",
    source: "api",
    hasSubSeconds: true,
    aiAdoption: 0.7,
    fragility: 0.6,
  }),
  service({
    name: "data-pipeline",
    team: "platform",
    weight: 6,
    language: "python",
    source: "api",
    versions: "calendar",
    hasStages: false,
    hasSubSeconds: true,
    aiAdoption: 0.9,
  }),
];

/** Among them people who are called like tools: a name is no evidence. */
export const people: readonly [string, ...string[]] = [
  "amelie.laurent",
  "claude.dupont",
  "devin.alexander",
  "fatou.ndiaye",
  "giulia.ferri",
  "hannes.brandt",
  "jules.blom",
  "katarzyna.nowak",
  "lars.nyholm",
  "mei.tanaka",
  "oluwaseun.ade",
  "priya.raman",
  "rafael.costa",
  "sofia.petrova",
  "tom.whitaker",
  "yusuf.demir",
];

export const MAIL_DOMAIN = "northwind-rail.example";

export const northwindRail: Company = {
  organisation: "northwind-rail",
  mailDomain: MAIL_DOMAIN,
  services,
  releasesPerDay: 11.6,
  incidentPrefix: "NWR",
  incidents: {
    caused: [
      "Orders processed without charge",
      "Seat holds never released",
      "Search answers empty for cross-border trips",
      "Login loops on the second step",
      "Delay notices sent twice",
      "Refunds stuck in review",
      "Ticket PDF without platform",
    ],
    outside: [
      "Payment provider times out",
      "Timetable feed from the infrastructure manager late",
      "Database outage in one zone",
      "Certificate of the partner gateway expired",
      "Mobile push provider degraded",
    ],
    forgotten: "Nightly export to finance incomplete",
  },
};

/** `claude.dupont` is Claude Dupont. */
export function displayName(person: string): string {
  return person
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");
}
