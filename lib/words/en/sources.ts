/** What the form of each source asks for, by the source's and the field's own names. */
export const sources = {
  datadog: {
    needs:
      "Connecting takes an API key, an application key with the scope dora_metrics_read, and the Datadog site.",
    site: "Site",
    siteHint: "Choose one, or paste the address that you open Datadog at.",
    siteFact: "Datadog site",
    place: {
      US1: "US1, United States",
      US3: "US3, United States",
      US5: "US5, United States",
      EU1: "EU1, Germany",
      AP1: "AP1, Japan",
      AP2: "AP2, Australia",
      UK1: "UK1, United Kingdom",
    },
    key: { apiKey: "API key", appKey: "Application key" },
    keyHint: {
      apiKey: "Organization settings, API keys. It names the account.",
      appKey:
        "Organization settings, Application keys. It needs the scope dora_metrics_read, and is best a service account's: a person's key ends with them.",
    },
    help: {
      api_key: "In Datadog, open Organization settings, API keys, and create a key named Plumbline.",
      application_key:
        "Open Application keys beside it and create another one. Under Scopes, select dora_metrics_read and nothing else. A service account as its owner outlives whoever creates it.",
      site: "The site is in the address bar: us5.datadoghq.com is US5, app.datadoghq.eu is EU1.",
    },
    kept: "The keys are checked first, then stored encrypted. Nobody can read them here again; only the last four characters of the API key are shown. Disconnecting deletes them.",
  },
} as const;
