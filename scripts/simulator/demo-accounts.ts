import { DEMO_ACCOUNT } from "#lib/domain/access/demo-account.ts";
import { type AccountSpec, READ_SCOPE } from "./account.ts";
import { northwindRail } from "./company.ts";
import { DASHBOARDS_SCOPE } from "./dashboards.ts";
import { METRICS_SCOPE } from "./metric-query.ts";
import { southgateDepots } from "./southgate-depots.ts";
import { southgateFreight } from "./southgate-freight.ts";

/** Keys of nothing: they open only the simulator. Datadog's own look the same (32 and 40 hex characters). */
export const { site: DEMO_SITE, apiKey: DEMO_API_KEY, appKey: DEMO_APP_KEY } = DEMO_ACCOUNT;
/** Without `dora_metrics_read`: shows the refusal. */
export const DEMO_APP_KEY_WITHOUT_SCOPE = "d09f00dcafe00000000000000000000000000b02";

/** Southgate Freight's own account, on the same site. */
export const DEMO_SOUTHGATE_API_KEY = "d09f00dcafe0000000000000000000f1";
export const DEMO_SOUTHGATE_APP_KEY = "d09f00dcafe00000000000000000000000000f01";

/** That of its depots: an account whose key loses its scope once it was read. */
export const DEMO_DEPOTS_API_KEY = "d09f00dcafe0000000000000000000d1";
export const DEMO_DEPOTS_APP_KEY = "d09f00dcafe00000000000000000000000000d01";
/** The key that mends it. */
export const DEMO_DEPOTS_NEW_APP_KEY = "d09f00dcafe00000000000000000000000000d02";
export const DEMO_DEPOTS = "southgate-depots";

export const DEMO_EU_SITE = "datadoghq.eu";
export const DEMO_EU_API_KEY = "d09f00dcafe0000000000000000000e1";
export const DEMO_EU_APP_KEY = "d09f00dcafe00000000000000000000000000e01";

/** Of Northwind Rail's world, which is the same at every vendor. */
export const DEMO_SEED = "northwind-rail";

const EUROPE = { ...northwindRail, organisation: "northwind-rail-europe" };

export interface DemoMoments {
  /** Where the demo's history ends; keep it over restarts and the events stay the same. */
  endAt: Date;
  /** Moments at which somebody started watching; `[endAt]` unless given. */
  livelyFrom?: Date[] | undefined;
}

/**
 * Northwind Rail, its European branch on another site in the shape that the OpenAPI text promises, and Southgate
 * Freight, a company of its own, whose depots have an account beside it.
 */
export function demoAccounts(moments: DemoMoments): AccountSpec[] {
  const scopes = [READ_SCOPE];
  return [
    {
      id: "northwind-rail",
      name: "Northwind Rail",
      site: DEMO_SITE,
      apiKeys: [DEMO_API_KEY],
      appKeys: [
        { key: DEMO_APP_KEY, scopes: [...scopes, DASHBOARDS_SCOPE, METRICS_SCOPE] },
        { key: DEMO_APP_KEY_WITHOUT_SCOPE, scopes: ["dashboards_read"] },
      ],
      content: { kind: "demo", seed: DEMO_SEED, oddities: ["unreadable"], ...moments },
    },
    {
      id: "northwind-rail-europe",
      name: "Northwind Rail Europe",
      site: DEMO_EU_SITE,
      apiKeys: [DEMO_EU_API_KEY],
      appKeys: [{ key: DEMO_EU_APP_KEY, scopes }],
      profile: "openapi",
      content: { kind: "demo", seed: "europe", days: 120, company: EUROPE, ...moments },
    },
    {
      id: "southgate-freight",
      name: "Southgate Freight",
      site: DEMO_SITE,
      apiKeys: [DEMO_SOUTHGATE_API_KEY],
      appKeys: [{ key: DEMO_SOUTHGATE_APP_KEY, scopes }],
      content: {
        kind: "demo",
        seed: "southgate-freight",
        company: southgateFreight,
        oddities: ["flood"],
        ...moments,
      },
    },
    {
      id: DEMO_DEPOTS,
      name: "Southgate Depots",
      site: DEMO_SITE,
      apiKeys: [DEMO_DEPOTS_API_KEY],
      appKeys: [DEMO_DEPOTS_APP_KEY, DEMO_DEPOTS_NEW_APP_KEY].map((key) => ({ key, scopes })),
      content: { kind: "demo", seed: DEMO_DEPOTS, days: 90, company: southgateDepots, ...moments },
    },
  ];
}
