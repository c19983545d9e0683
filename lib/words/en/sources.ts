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
  github: {
    needs:
      "GitHub is for the health of repositories: it takes a fine-grained token that may read their metadata, contents, pull requests and actions.",
    key: { token: "Token" },
    keyHint: { token: "A fine-grained personal access token. It begins with github_pat_." },
    help: {
      create:
        "On GitHub, open Settings, Developer settings, Personal access tokens, Fine-grained tokens, and generate one named Plumbline. Its resource owner is whoever owns the repositories.",
      repositories:
        "Under Repository access, select the repositories that Plumbline is to read, or all of them.",
      permissions:
        "Under Permissions, give read-only access to Actions, Contents and Pull requests. Metadata comes with them. Give no write access.",
      expiry:
        "A token ends on the day that you choose: you are told here 14 days before. An organisation's owner may have to approve it.",
    },
    kept: "The token is checked first, then stored encrypted. Nobody can read it here again; only its last four characters are shown. Disconnecting deletes it. Plumbline only reads; it changes nothing on GitHub.",
  },
} as const;
