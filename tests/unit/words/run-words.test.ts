import { expect, test } from "vitest";
import type { Role } from "#lib/domain/access/role.ts";
import { runSeconds } from "#lib/domain/sync/run-next.ts";
import type { RunStatus } from "#lib/domain/sync/sync-words.ts";
import { adviceCode, adviceFor as advise, runState, whatNext, whyRun } from "#lib/words/run-words.ts";
import { wordsIn } from "#lib/words/words.ts";

const english = wordsIn("en");
const portuguese = wordsIn("pt-BR");
const adviceFor = (code: string, role: Role) => advise(code, role, english);

const NOW = new Date("2026-11-21T12:00:00Z");
const active = {
  status: "active",
  nextSyncAt: "2026-11-22T04:00:00Z",
  notBefore: null,
  lastError: null,
} as const;

type Run = { latest?: boolean; role?: Role; status?: RunStatus; words?: typeof english };

function next(
  connection: Parameters<typeof whatNext>[0],
  { latest = true, role = "admin", status = "succeeded", words = english }: Run = {},
): string {
  return whatNext(connection, { run: { status, latest }, role, timeZone: "UTC", now: NOW }, words);
}

test("refused keys are replaced by an admin, and everybody else is told whom to ask", () => {
  expect(adviceFor("datadog_rejected", "owner")).toContain("dora_metrics_read");
  expect(adviceFor("datadog_rejected", "admin")).toContain(
    "Then replace the keys under Settings, Connections",
  );
  for (const role of ["manager", "viewer"] as const)
    expect(adviceFor("datadog_rejected", role)).toMatch(/^Ask an owner or admin to replace the keys/);
});

test("every other error has advice, known or not", () => {
  expect(adviceFor("rate_limited", "viewer")).toContain("goes on when Datadog allows it");
  const ofGitHub = { code: "rate_limited", reason: "github_rate_limited" };
  expect(adviceFor(adviceCode(ofGitHub), "viewer")).toContain("goes on when GitHub allows it");
  expect(adviceFor("interrupted", "viewer")).toContain("goes on where this one ended");
  expect(adviceFor("something_new", "viewer")).toContain("tried again");
});

test("why a run began names its trigger and what it reads", () => {
  expect(whyRun({ trigger: "cron", mode: "nightly" }, english)).toMatch(
    /^Started by the schedule: it reads the recent days/,
  );
  expect(whyRun({ trigger: "manual", mode: "replay" }, english)).toContain("without asking Datadog");
  expect(english.t("sync.mode.replay")).toBe("Parsed again");
});

test("what happens next is the nightly run, a new try, a limit's end, or nothing", () => {
  expect(next(active)).toBe("The next run is due on 22 Nov 2026, 04:00: the regular one.");
  expect(next({ ...active, lastError: { code: "datadog_unavailable" } })).toContain("a new try");
  expect(next({ ...active, notBefore: "2026-11-21T12:10:00Z" })).toContain("Datadog set a limit");
  expect(next({ ...active, notBefore: "2026-11-21T11:00:00Z" })).toContain("the regular one");
  expect(next({ ...active, nextSyncAt: "2026-11-21T12:00:00Z" })).toContain("due and starts by itself");
  expect(next({ ...active, nextSyncAt: null })).toBe("No run is planned.");
  expect(next({ ...active, status: "disconnected" })).toContain("the connection is disconnected");
  expect(next(null)).toContain("was deleted");
});

test("a connection that needs attention waits for whoever may act", () => {
  const refused = { ...active, status: "needs_attention", nextSyncAt: null } as const;
  expect(next(refused)).toBe("Nothing until the keys are replaced: Datadog refuses the present ones.");
  expect(next(refused, { status: "failed", latest: false, role: "viewer" })).toBe(
    "Newer runs followed. Nothing until an owner or admin replaces the keys: Datadog refuses the present ones.",
  );
});

test("a run that goes on says so, whatever its connection", () => {
  expect(next(active, { status: "running", role: "viewer" })).toBe("This run is on its way.");
});

test("a run lasts until it ended, or until now", () => {
  const startedAt = "2026-11-21T11:59:00Z";
  expect(runSeconds({ startedAt: null, finishedAt: null }, NOW)).toBeNull();
  expect(runSeconds({ startedAt, finishedAt: null }, NOW)).toBe(60);
  expect(runSeconds({ startedAt, finishedAt: "2026-11-21T11:59:02Z" }, NOW)).toBe(2);
  expect(english.t("sync.outcome.partial")).toContain("later runs go on");
});

test("a run is told in Portuguese as in English, with the times of the language", () => {
  expect(runState("failed", portuguese)).toEqual({ tone: "failed", word: "Com falha" });
  expect(whyRun({ trigger: "cron", mode: "deep" }, portuguese)).toMatch(
    /^Começou pelo agendamento: lê os dias/,
  );
  expect(next(active, { words: portuguese })).toBe(
    "A próxima execução está prevista para 22 nov 2026, 04:00: a diária.",
  );
  expect(next({ ...active, status: "disconnected" }, { latest: false, words: portuguese })).toBe(
    "Já houve execuções mais recentes. Nada: a conexão está desconectada.",
  );
  expect(advise("datadog_rejected", "viewer", portuguese)).toMatch(
    /^Peça a um proprietário ou administrador/,
  );
  expect(advise("something_new", "viewer", portuguese)).toContain("quem opera esta instalação");
});
