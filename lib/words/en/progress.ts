/** How far a running sync is, in days of history. */
export const progress = {
  planning: "Planning what to read",
  read: "{read, number} of {asked, number} days read",
  bar: "{what}: days read",
  starting: "{what} is starting.",
  announced: "{what}: {percent, number} % of {asked, number} days read.",
} as const;
