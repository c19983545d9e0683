/** Which of the environments that were seen is production. */
export const productionForm = {
  legend: "Which of these is production?",
  seen: "{count, plural, one {# deployment} other {# deployments}} in the last 90 days",
  hint: "Every number is about these. It can be changed at any time under Settings.",
  save: "Save and show the numbers",
} as const;
