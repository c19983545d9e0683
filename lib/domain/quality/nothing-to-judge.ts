import { type Codes, speaker } from "../said.ts";

/** Why a check has nothing to judge; several say the same. */
export const NOTHING = {
  nothing_read: [],
  no_deployments: [],
  no_production: [],
  no_commits_named: [],
  no_incidents: [],
  one_account: [],
} as const satisfies Codes;

export const sayNothing = speaker(NOTHING);
