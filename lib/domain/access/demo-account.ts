/** The demo company's Datadog: keys of nothing, which open only the simulator. Datadog's own look the same. */
export const DEMO_ACCOUNT = {
  site: "datadoghq.com",
  apiKey: "d09f00dcafe0000000000000000000a1",
  appKey: "d09f00dcafe00000000000000000000000000b01",
} as const;

/** Its token at the simulated GitHub, which opens nothing else either. */
export const DEMO_GITHUB = { token: "github_pat_DEMO_of_northwind_rail_opens_only_the_simulator" } as const;
