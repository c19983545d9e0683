/** The search of the frame, in the browser. */
export const search = {
  open: "Search",
  close: "Close the search",
  label: "Search this organisation",
  placeholder: "Service, version, sha, incident, page …",
  found: "{count, plural, =0 {Nothing found} one {# result} other {# results}}",
  nothing: "Nothing found for {text}. Names, versions, shas, ids and the help are searched.",
  failed: "The search could not be answered. Nothing of yours was lost; type again to try again.",
  keys: "↑ ↓ to choose, Enter to open, Esc to close",
  kind: {
    page: "Pages",
    service: "Services",
    team: "Teams",
    repository: "Repositories",
    deployment: "Deployments",
    incident: "Incidents",
    setting: "Settings",
    help: "Help",
  },
} as const;
