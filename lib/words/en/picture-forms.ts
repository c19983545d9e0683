/** What the form of a new picture says in the browser. */
export const pictureForms = {
  make: "Make picture",
  shown: "{name}. Copy now what you need: its address is not shown again.",
  kind: "What",
  kinds: { grid: "Grid", card: "Card", trend: "Trend", badge: "Badge" },
  row: "Of which row",
  scope: "Of which repository",
  shownDays: "Days",
  usual: "{days, plural, one {# day, as usual} other {# days, as usual}}",
  days: "{days, plural, one {# day} other {# days}}",
  expiresAfter: "Expires after",
  expiresHint: "Until it is revoked, where nothing is chosen.",
  never: "Never",
  address: "Address",
  darkAddress: "Address for dark pages",
  markdown: "Markdown, for a README",
  widget: "Datadog, widget of a dashboard",
} as const;
