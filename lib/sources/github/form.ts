import type { SourceForm } from "../source.ts";

/** What connecting GitHub asks for; which repositories are read is chosen beside it. */
export const GITHUB_FORM: SourceForm = {
  provider: "github",
  name: "GitHub",
  site: null,
  keys: [
    {
      name: "token",
      pattern: "(github_pat_|ghp_)[A-Za-z0-9_]{20,251}|installation:[1-9][0-9]{0,14}",
      problem: { code: "github_token_malformed", numbers: {} },
    },
  ],
  help: ["create", "repositories", "permissions", "expiry"],
};
