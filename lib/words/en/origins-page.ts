/** The page of the origins of the code. */
export const originsPage = {
  title: "Origins",
  lead: "Who wrote what is deployed, and whether that makes a difference. Systems, not people.",
  file: "The table of origins as CSV",
  part: {
    difference: "The difference",
    shares: "The shares over time",
    origins: "The origins and tools",
    exposure: "Deployments with and without AI",
    marks: "The marks of tools",
  },
  difference: {
    title: "Does AI-assisted code fail more often?",
    known:
      "<known></known> of <total></total> have a known origin{byGitHub, plural, =0 {} other { (# of them by GitHub)}}, <unknown></unknown> have none.",
    commits: "{count, plural, one {# commit} other {# commits}}",
    leadsTo: "What is missing, and what to do about it",
  },
  shares: {
    title:
      "{bucket, select, day {Commits per day, by origin} week {Commits per week, by origin} other {Commits per month, by origin}}",
    explained:
      "Each bar is all commits of its time, by share; hatched at its top: of unknown origin. A dashed frame was not read; an empty place has no commit.",
    at: "From",
    commits: "Commits",
    known: "Known",
    unread: "not read",
    said: "{at}: {parts}",
    one: "{origin} {share}",
    none: "no commits",
    nothing: "No deployment of this window names a commit.",
  },
  table: {
    title: "By origin and tool",
    origin: "Origin",
    tool: "Tool",
    commits: "Commits",
    weight: "Judged deployments, shared",
    change: "Change",
    lead: "Lead time, median",
    recovery: "Recovery, median",
    rollback: "Rolled back",
    ofFailed: "of {failed} failed",
    few: "Dimmed: under 10 judged deployments, so a direction and not a measurement.",
    small: "{count, plural, one {# tool} other {# tools}} with under 3 judged deployments",
  },
  exposure: {
    title: "Deployments with and without AI-assisted commits",
    explained:
      "Whole deployments, by whether any commit of known origin in them was AI-assisted. Large deployments have more commits and so more often one that is: compare with care.",
  },
  marks: {
    title: "Marks of tools, by repository",
    explained:
      "Repositories with at least 30 commits in this window. A tool can be told not to sign: no mark is no proof of handwork.",
    repository: "Repository",
    marked: "With a mark",
    share: "Share",
    unmarked: "none: is signing switched off?",
    no: "no repository named",
    nothing: "No repository has 30 commits in this window.",
  },
  missing: {
    title: "Where evidence is missing, and what to do",
    unknown:
      "<count></count> of unknown origin: Datadog sent no message of them. Let Datadog read the repositories' source code, connect GitHub, which is asked about them, or report origins from your pipeline.",
    unmarked:
      "{count, plural, one {# repository has} other {# repositories have}} no mark at all, though others do: ask there whether the tools' signatures are switched off.",
    report: "How to report origins from git",
    none: "Nothing: every commit of this window has a known origin.",
  },
} as const;
