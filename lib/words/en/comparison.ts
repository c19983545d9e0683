/** Why origins of code are not compared, by code. */
export const comparison = {
  no_commits: "No deployment in this window names a commit.",
  low_coverage:
    "The origin is known for {percent} % of the commits ({known, number} of {total, number}); a comparison needs at least 50 %.",
  few_failures:
    "{failed, plural, one {# failed deployment has} other {# failed deployments have}} a commit of known origin; a comparison needs at least 10.",
  no_marks:
    "{commits, plural, one {The only commit carries no} other {None of # commits carries a}} tool's mark. Tools can be told not to sign: \"human\" here means that no tool's mark was seen.",
  no_origin: "No origin has an evaluated deployment; a comparison needs at least two.",
  one_origin:
    "Only one origin ({origin, select, human {human} ai_assisted {AI-assisted} bot {bot} other {unknown}}) has evaluated deployments; a comparison needs at least two.",
} as const;
