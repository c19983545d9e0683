/** The pages of /help around their articles, and the line at the foot of every page. */
export const help = {
  title: "Help",
  back: "To Plumbline",
  pages: "Pages",
  onThisPage: "On this page",
  contents: "What is explained where",
  search: "Search the help",
  searchButton: "Search",
  found:
    "{count, plural, =0 {Nothing found for “{query}”.} one {# place for “{query}”} other {# places for “{query}”}}",
  nothingFound: "Fewer or other words may find it. Every page is in the list beside.",
  changelog: "Changelog",
  englishOnly: "This page is in English only.",
  scrollable: "Table, scrolls sideways",
  about: "Help: {title}",
  version: "Version {version}, commit {commit}",
  versionAlone: "Version {version}, commit unknown",
  privacy: "Privacy",
  foot: "About this product",
} as const;
