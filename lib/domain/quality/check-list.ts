import type { Check, CheckState, Finding, Reader } from "./check.ts";
import { alikeEnvironments } from "./checks/alike-environments.ts";
import { behind } from "./checks/behind.ts";
import { connection } from "./checks/connection.ts";
import { coverage } from "./checks/coverage.ts";
import { environments } from "./checks/environments.ts";
import { firstListsAll } from "./checks/first-lists-all.ts";
import { incidents } from "./checks/incidents.ts";
import { noCommits, noRepository, noService, noTeam } from "./checks/lacks.ts";
import { noMarks } from "./checks/no-marks.ts";
import { oneSecond } from "./checks/one-second.ts";
import { origins } from "./checks/origins.ts";
import { pipelineIncidents } from "./checks/pipeline-incidents.ts";
import { quarantine } from "./checks/quarantine.ts";
import { renamed } from "./checks/renamed.ts";
import { reruns } from "./checks/reruns.ts";
import { sendingBegan } from "./checks/sending-began.ts";
import { services } from "./checks/services.ts";
import { sharedIds } from "./checks/shared-ids.ts";
import { sync } from "./checks/sync.ts";
import { unjudged } from "./checks/unjudged.ts";
import { unknownTrailers } from "./checks/unknown-trailers.ts";
import { vanished } from "./checks/vanished.ts";
import type { DataQuality } from "./data-quality.ts";

/** All that is checked, from Datadog to a number that can be trusted, each building on those before. The only list. */
export const CHECKS = [
  connection,
  sync,
  behind,
  coverage,
  vanished,
  quarantine,
  environments,
  alikeEnvironments,
  sendingBegan,
  noCommits,
  firstListsAll,
  noRepository,
  noService,
  noTeam,
  sharedIds,
  renamed,
  reruns,
  oneSecond,
  unjudged,
  services,
  incidents,
  pipelineIncidents,
  origins,
  noMarks,
  unknownTrailers,
] as const satisfies readonly Check[];

type Known = (typeof CHECKS)[number];
type KeysOf<T> = T extends unknown ? keyof T & string : never;

export type CheckCode = Known["code"];
export type FindingCode = KeysOf<Known["findings"]>;
export type AdviceCode = KeysOf<Known["advice"]>;
/** Those whose findings name what there is most of. */
export type ItemisedCode = Exclude<Known, { items: null }>["code"];

/** Those that are about events, which a page lists. */
export type CheckWithRows = Exclude<Known, { rows: null }>;

/** What one check found. */
export type Checked = Finding & { code: CheckCode };

/** What each check found, in their order. */
export function runChecks(quality: DataQuality, reader: Reader): Checked[] {
  return CHECKS.map(({ code, read }) => ({ code, ...read(quality, reader) }));
}

/** The check of this name whose events can be listed; null where there is none. */
export function checkWithRows(code: string): CheckWithRows | null {
  return CHECKS.filter((check) => check.rows !== null).find((check) => check.code === code) ?? null;
}

const TO_DO: readonly CheckState[] = ["bad", "improve", "check"];

/** Those that ask for something, what is worst first; the others as they build on each other. */
export function sortChecks(checked: Checked[]): { toDo: Checked[]; rest: Checked[] } {
  const place = ({ state }: Checked) => TO_DO.indexOf(state);
  return {
    toDo: checked.filter((one) => place(one) !== -1).toSorted((a, b) => place(a) - place(b)),
    rest: checked.filter((one) => place(one) === -1),
  };
}

/** Whether no sync has finished, so that nothing can be found. */
export function isUnread(checked: Checked[]): boolean {
  return checked.some(({ code, state }) => code === "sync" && state === "nothing");
}

/** How many need action and how many could be better; those that only deserve a look are not counted. */
export function countToDo(checked: Checked[]): { act: number; improve: number } {
  const count = (wanted: CheckState) => checked.filter(({ state }) => state === wanted).length;
  return { act: count("bad"), improve: count("improve") };
}
