/** What an organisation may set, wherever it is read: in the form, as facts, in the audit log and in the API. */
export const settings = {
  word: {
    name: "Name",
    timeZone: "Time zone",
    weekStart: "Weeks begin on",
    productionEnvs: "Production environments",
    cfrDenominator: "Change failure rate",
    bands: "DORA bands",
    lookbackDays: "Days read again every night",
    rawRetentionDays: "Days that raw payloads are kept",
  },
  about: {
    timeZone: "Days begin at midnight here, and times are shown in it.",
    weekStart: "In every sum by week, and in the calendar where a period is picked.",
    productionEnvs:
      "Only these count unless a filter says otherwise. Upper and lower case are not told apart.",
    cfrDenominator: "What failed deployments are divided by.",
    bands:
      "Elite, high, medium and low, with the limits of the 2024 report. A comparison with others, not a target.",
    lookbackDays: "Verdicts and incidents change for weeks. 3 to 90; 35 fits most.",
    rawRetentionDays:
      "What Datadog sent for each event, word by word, so that an update of this installation can read it again (Data quality, Quarantine, Parse again). Older ones are deleted; the numbers stay. 0 to 730; 0 keeps none.",
  },
  choice: {
    weekStart: { monday: "Monday", sunday: "Sunday", saturday: "Saturday" },
    cfrDenominator: { evaluated: "Failed of those judged", all: "Failed of all" },
    bands: { "dora-2024": "Shown, with the limits of the 2024 report", off: "Not shown" },
  },
} as const;
