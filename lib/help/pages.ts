/** What a customer reads, in this order: each a file of `docs`, and of `docs/pt-BR` under the same name. */
export const HELP_PAGES = [
  "metrics",
  "health",
  "data-quality",
  "datadog",
  "github",
  "members",
  "settings",
  "publishing",
  "api",
  "privacy",
] as const;
export type HelpPage = (typeof HELP_PAGES)[number];

/** What changed from version to version, beside the pages: CHANGELOG.md, in English only. */
export const CHANGELOG = "changelog";

/** A page of /help by the last part of its address; null for anything else. */
export function asHelpPage(name: string): HelpPage | null {
  return HELP_PAGES.find((page) => page === name) ?? null;
}
