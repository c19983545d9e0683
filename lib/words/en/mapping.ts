/** Which repository a service is deployed from. */
export const mapping = {
  title: "Repositories",
  lead: "Which repository each service is deployed from. What Datadog names goes first; a mapping holds for deployments for which it names none. GitHub reads those of them that its connection has chosen.",
  theServices: "The services",
  service: "Service",
  team: "Team",
  deployments: "Deployments, 90 days",
  repository: "Repository",
  without: "Without",
  nothing: "No service was named by an event of the last 90 days.",
  source: {
    datadog: "named by Datadog",
    manual: "mapped by hand",
    none: "No repository is known: neither Datadog nor a mapping names one.",
  },
  mappedTo: "mapped to {repository} where Datadog names none",
  guess: "Perhaps {repository}",
  next: "More services",
  first: "From the first",
  notRepository: "This is no address of a repository. It needs a host, an owner and a name.",
} as const;
