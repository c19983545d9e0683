/** The pages of the settings, as their navigation lists them. */
export const settingPages = {
  navigation: "Settings",
  page: {
    connections: "Connections",
    general: "General",
    metrics: "Production & metrics",
    health: "Health",
    repositories: "Repositories",
    publishing: "To Datadog",
    members: "Members",
    pictures: "Pictures",
    tokens: "API tokens",
    audit: "Audit log",
  },
  attention: "Whether a connection waits for somebody",
} as const;
