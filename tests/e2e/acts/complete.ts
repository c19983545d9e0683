import { PROBLEMS, REFUSALS } from "#lib/domain/refusals.ts";
import { ERROR_CODES } from "#lib/errors.ts";
import { readActionNames, readOpeners } from "../../support/what-opens.ts";
import type { Act } from "./act.ts";
import { NOT_MET } from "./refusals.ts";

/** Actions that refuse nobody anything: what they lead to are pages. */
const NEVER_REFUSE = [
  "changeAccountAction",
  "chooseLanguageAction",
  "demoSignInAction",
  "openLinkAction",
  "signOutAction",
];

/** Unfolded only where a source left out a second that it could not hand over. */
const NEVER_OPENED = [
  "app/orgs/[org]/data-quality/_components/coverage-bars.tsx",
  "app/orgs/[org]/data-quality/runs/_components/run-gaps.tsx",
];

/** What the product has and nobody has done: opened, been refused, or read. */
export function undone(acts: Act[]): string[] {
  const [opened, refused, said] = (["opens", "refuses", "says"] as const).map(
    (key) => new Set(acts.map((act) => act[key] as string | undefined)),
  ) as [Set<string>, Set<string>, Set<string>];
  const codes = [...ERROR_CODES, ...Object.keys(REFUSALS), ...Object.keys(PROBLEMS)];
  const known = new Set<string>(NOT_MET);
  return [
    ...readOpeners()
      .filter((file) => !opened.has(file) && !NEVER_OPENED.includes(file))
      .map((file) => `what ${file} opens was not opened`),
    ...readActionNames()
      .filter((name) => !refused.has(name) && !NEVER_REFUSE.includes(name))
      .map((name) => `${name} was not refused`),
    ...codes.filter((code) => !said.has(code) && !known.has(code)).map((code) => `${code} was not met`),
    ...codes.filter((code) => said.has(code) && known.has(code)).map((code) => `${code} can be met`),
  ];
}
