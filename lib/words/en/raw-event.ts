/** The text of an event in quarantine, in the browser. */
export const rawEvent = {
  title: "What Datadog sent",
  summary: "What Datadog sent ({count, plural, one {# character} other {# characters}})",
  showAll: "Show all",
  failed: "The rest could not be read. Try again.",
} as const;
