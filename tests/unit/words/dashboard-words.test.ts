import { describe, expect, test } from "vitest";
import type { ComparisonReason } from "#lib/domain/report/comparison.ts";
import type { Figures } from "#lib/domain/report/report.ts";
import { rangeOfDays } from "#lib/domain/report/scope.ts";
import { calendarNames } from "#lib/words/calendar-names.ts";
import { sayActive, sayChosen, sayPeriod } from "#lib/words/filter-words.ts";
import { sayIncidents, sayRollbacks } from "#lib/words/incident-words.ts";
import { compareOrigins, sayCommits, sayKnown, sayReasons, sayUnmarked } from "#lib/words/origin-words.ts";
import { sayRecovery } from "#lib/words/recovery-words.ts";
import { sayBegins, sayMissing } from "#lib/words/window-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { report } from "../fixtures/report.ts";

const [en, pt] = [wordsIn("en"), wordsIn("pt-BR")];

describe("the period of a page", () => {
  const said = (from: string | null, to: string | null, words = en) =>
    sayPeriod({ period: "30d", from, to }, "UTC", words);

  test("is named by its days where they are picked and valid, else by its length", () => {
    expect([said(null, null), said(null, null, pt)]).toEqual(["Last 30 days", "Últimos 30 dias"]);
    expect(said("2026-09-01", "2026-10-01")).toBe("1 – 30 Sep 2026");
    expect(said("2026-09-01", "2026-10-01", pt)).toBe("1 – 30 set 2026");
    expect(said("2026-09-01", "nonsense")).toBe("Last 30 days");
  });

  test("names the days that were picked in the organisation's zone", () => {
    const picked = rangeOfDays("2026-10-01", "2026-10-31");
    for (const timeZone of ["Europe/Berlin", "America/Sao_Paulo", "Pacific/Kiritimati"])
      expect(sayPeriod({ period: "30d", ...picked }, timeZone, en)).toBe("1 – 31 Oct 2026");
  });
});

describe("a filter", () => {
  const ID = "3c817f67-da16-4363-8348-29928cd51e12";
  const names = new Map([[ID, "Datadog EU"]]);

  test("that narrows is called by its value, connections by their names", () => {
    expect(sayActive({ filter: "team", value: "Booking" }, names, en)).toBe("Team: Booking");
    expect(sayActive({ filter: "env", value: "*" }, names, en)).toBe("Environment: all");
    expect(sayActive({ filter: "env", value: "*" }, names, pt)).toBe("Ambiente: todos");
    expect(sayActive({ filter: "connection", value: ID }, names, pt)).toBe("Conexão: Datadog EU");
    expect(sayActive({ filter: "connection", value: "gone" }, names, en)).toBe("Connection: unknown");
    expect(sayActive({ filter: "tag", value: "tier:1" }, names, en)).toBe("Tag: tier:1");
    const automation = { filter: "automation", value: "exclude" } as const;
    expect(sayActive(automation, names, en)).toBe("Without the work of bots");
    expect(sayActive(automation, names, pt)).toBe("Sem o trabalho de bots");
  });

  test("says on its button what is chosen, and what counts when nothing is", () => {
    expect([sayChosen("env", [], en), sayChosen("env", ["*"], en)]).toEqual([
      "Production",
      "All environments",
    ]);
    expect([[], ["search"], ["a", "b"]].map((chosen) => sayChosen("service", chosen, en))).toEqual([
      "Service",
      "Service: search",
      "2 services",
    ]);
    expect(sayChosen("team", ["a", "b"], pt)).toBe("2 equipes");
  });
});

describe("a window", () => {
  const { window } = report();
  const late = { ...window, coveredFrom: "2026-10-30T02:00:00Z", coveredDays: 21.4 };

  test("needs no word when it was read up to the last sync", () => {
    expect(sayMissing(window, "UTC", en)).toBeNull();
  });

  test("tells that it begins before the history", () => {
    expect(sayMissing(late, "UTC", en)).toBe("Covers 21.4 of 30 days: the history begins on 30 Oct 2026.");
    expect(sayMissing(late, "UTC", pt)).toBe("Cobre 21,4 de 30 dias: o histórico começa em 30 out 2026.");
  });

  test("tells that a part inside it could not be read", () => {
    const holed = { ...window, coveredDays: 27.97 };
    expect(sayMissing(holed, "UTC", en)).toBe("Covers 27.9 of 30 days: 2 days inside it could not be read.");
    expect(sayMissing({ ...late, coveredDays: 15 }, "UTC", pt)).toBe(
      "Cobre 15 de 30 dias: o histórico começa em 30 out 2026, 6,3 dias no meio do período não puderam ser lidos.",
    );
  });

  test("tells which connections begin inside it, unless all of them do where the history begins", () => {
    const begin = (name: string, at: string) => ({ connectionId: name, name, at });
    const rail = begin("Rail", "2026-10-30T02:00:00Z");
    const ferries = begin("Ferries", "2026-11-04T10:00:00Z");
    expect(sayBegins(window, "UTC", en)).toBeNull();
    expect(sayBegins({ ...late, begins: [rail] }, "UTC", en)).toBeNull();
    expect(sayBegins({ ...window, begins: [ferries] }, "UTC", en)).toBe(
      "A connection begins inside this window, Ferries on 4 Nov 2026; nothing earlier of it is in these numbers.",
    );
    expect(sayBegins({ ...late, begins: [rail, ferries] }, "UTC", pt)).toBe(
      "2 conexões começam dentro deste período, Rail em 30 out 2026, Ferries em 4 nov 2026; nada anterior a isso delas entra nestes números.",
    );
    const many = Array.from({ length: 8 }, (_, index) => begin(`C${index}`, ferries.at));
    expect(sayBegins({ ...window, begins: many }, "UTC", en)).toContain("C4 on 4 Nov 2026 and 3 more;");
  });

  test("tells that nothing was read", () => {
    const nothing = { ...window, coveredFrom: null, coveredTo: null, coveredDays: 0 };
    expect(sayMissing(nothing, "UTC", en)).toBe("None of this window has been read.");
  });
});

describe("origins", () => {
  const base = report().byOrigin;
  const withRow = (origin: string, change: object) => ({
    ...base,
    origins: base.origins.map((row) => (row.origin === origin ? { ...row, ...change } : row)),
  });

  test("say by how much they differ, and that it may be chance where the interval includes none", () => {
    expect(compareOrigins(base, en)).toBe(
      "AI-assisted code failed in 10.9 % (4.4 to 24.2 %), human code in 8.9 % (4.3 to 17.1 %). The difference is +2.0 pp (−8.5 pp to +15.9 pp): within chance.",
    );
    expect(compareOrigins(base, pt)).toBe(
      "O código com ajuda de IA falhou em 10,9 % (4,4 a 24,2 %); o humano, em 8,9 % (4,3 a 17,1 %). A diferença é de +2,0 p.p. (−8,5 p.p. a +15,9 p.p.): pode ser acaso.",
    );
  });

  test("say which fails more often by the interval of the difference, also where their own overlap", () => {
    const more = { ...base, difference: { value: 0.12, low: 0.03, high: 0.21 } };
    expect(compareOrigins(more, en)).toMatch(
      /\. AI-assisted code failed more often, by \+12\.0 pp \(\+3\.0 pp to \+21\.0 pp\)\.$/,
    );
    const less = { ...base, difference: { value: -0.12, low: -0.21, high: -0.03 } };
    expect(compareOrigins(less, pt)).toMatch(
      /\. O código com ajuda de IA falhou menos vezes: −12,0 p\.p\. \(−21,0 p\.p\. a −3,0 p\.p\.\)\.$/,
    );
    const tiny = { ...base, difference: { value: 0.0004, low: 0.0001, high: 0.0007 } };
    expect(compareOrigins(tiny, en)).toMatch(/within chance\.$/);
  });

  test("name the repositories in which no commit carries a mark although others do", () => {
    const marks = (...marked: number[]) => ({
      commits: marked.reduce((sum, count) => sum + count, 0),
      repositories: marked.map((count, at) => ({
        ...{ repository: at === 0 ? null : `github.com/acme/r${at}`, commits: 30 + at },
        marked: count,
      })),
    });
    expect(sayUnmarked(marks(0, 0, 9), en)).toBe(
      "No commit carries a tool's mark in commits without a repository (30), github.com/acme/r1 (31 commits): tools can be told not to sign.",
    );
    expect(sayUnmarked(marks(0, 0, 0, 0, 0, 0, 0, 9), en)).toMatch(/r4 \(34 commits\) and 2 more: tools/);
    expect(sayUnmarked(marks(9, 0), pt)).toBe(
      "Nenhum commit tem a marca de uma ferramenta em github.com/acme/r1 (31 commits): ferramentas podem ser configuradas para não assinar.",
    );
    expect([sayUnmarked(marks(0, 0), en), sayUnmarked(marks(9, 9), en)]).toEqual([null, null]);
  });

  test("do not compare with an origin that was never judged", () => {
    expect(compareOrigins(withRow("human", { cfr: null }), en)).toMatch(/^Only one of/);
  });

  test("tell how many commits they know", () => {
    expect(sayKnown(base, en)).toBe("91 % of 769 commits have a known origin (700).");
    expect(sayKnown(base, pt)).toBe("91 % de 769 commits têm origem conhecida (700).");
  });

  test("say why they are not compared, each reason with its numbers", () => {
    const reasons: ComparisonReason[] = [
      { code: "low_coverage", percent: 40, known: 20, total: 50 },
      { code: "few_failures", failed: 1 },
      { code: "one_origin", origin: "ai_assisted" },
      { code: "no_marks", commits: 50 },
    ];
    expect(sayReasons(reasons, en)).toBe(
      "The origin is known for 40 % of the commits (20 of 50); a comparison needs at least 50 %. 1 failed deployment has a commit of known origin; a comparison needs at least 10. Only one origin (AI-assisted) has evaluated deployments; a comparison needs at least two. None of 50 commits carries a tool's mark. Tools can be told not to sign: \"human\" here means that no tool's mark was seen.",
    );
    expect(sayReasons(reasons, pt)).toBe(
      "A origem é conhecida em 40 % dos commits (20 de 50); uma comparação precisa de pelo menos 50 %. 1 deployment com falha tem um commit de origem conhecida; uma comparação precisa de pelo menos 10. Só uma origem (com ajuda de IA) tem deployments avaliados; uma comparação precisa de pelo menos duas. Nenhum dos 50 commits tem a marca de uma ferramenta. Ferramentas podem ser configuradas para não assinar: “humano” aqui quer dizer que nenhuma marca de ferramenta foi vista.",
    );
  });

  test("of a deployment are its commits, counted by who wrote them", () => {
    const commits = { human: 3, ai_assisted: 2, bot: 0, unknown: 0 };
    expect(sayCommits(commits, en)).toBe("5 commits: 3 human, 2 AI-assisted");
    expect(sayCommits(commits, pt)).toBe("5 commits: 3 humanos, 2 com ajuda de IA");
    expect(sayCommits({ human: 0, ai_assisted: 0, bot: 0, unknown: 0 }, en)).toBeNull();
  });
});

describe("a failed deployment", () => {
  test("says what became of it", () => {
    const said = (seconds: number | null, remediation: string | null, words = en) =>
      sayRecovery({ seconds, remediation }, words);
    expect([said(4859, "rollback"), said(42, null)]).toEqual(["rollback after 1 h 21 m", "after 42 s"]);
    expect(said(null, "rollforward")).toBe("rollforward, time not known");
    expect([said(null, null), said(null, null, pt)]).toEqual(["not recovered", "não recuperado"]);
    expect(said(4859, "rollback", pt)).toBe("rollback depois de 1 h 21 min");
  });
});

describe("incidents and rollbacks", () => {
  test("are told with what is open, and not at all where nothing is known", () => {
    const restore = { ...report().figures.time_to_restore, incidents: 5, open: 1, oldestOpenSeconds: 7200 };
    const said = (parts: Partial<typeof restore>, words = en) =>
      sayIncidents({ ...restore, ...parts }, { window: report().window, timeZone: "UTC" }, words);
    expect(said({})).toBe("5 incidents in this window, 1 open, the oldest for 2 h.");
    expect(said({}, pt)).toBe("5 incidentes neste período, 1 aberto, o mais antigo há 2 h.");
    expect(said({ incidents: 1, open: 0 })).toBe("1 incident in this window, none open.");
    expect(said({ incidents: 0, open: 0 })).toBe("No incidents in this window.");
    const rollbacks = { value: 0.5, rollbacks: 6, failed: 12 };
    expect(sayRollbacks(rollbacks, en)).toBe("50.0 % of failed deployments were rolled back (6 of 12).");
    expect(sayRollbacks({ ...rollbacks, value: null }, en)).toBeNull();
  });

  test("tell since when there are any, and apart from none, not known under a filter by repository", () => {
    const restore: Figures["time_to_restore"] = {
      ...report().figures.time_to_restore,
      incidents: 5,
      open: 0,
    };
    const said = (parts: Partial<typeof restore>, words = en) =>
      sayIncidents({ ...restore, ...parts }, { window: report().window, timeZone: "UTC" }, words);
    expect(said({ firstAt: "2026-11-02T09:00:00Z" })).toBe(
      "5 incidents in this window, none open. First incident registered on 2 Nov 2026.",
    );
    expect(said({ firstAt: "2026-11-02T09:00:00Z" }, pt)).toMatch(
      /Primeiro incidente registrado em 2 nov 2026\.$/,
    );
    expect(said({ firstAt: null, incidents: 0 })).toBe("No incident was ever registered here.");
    expect(said({ withoutRepository: 2 })).toBe(
      "5 incidents in this window, none open. 2 others name no repository.",
    );
    const unknown = { incidents: null, open: null, withoutRepository: 5 };
    expect(said(unknown)).toBe("Not known: none of the 5 incidents of this window names a repository.");
    expect(said(unknown, pt)).toBe(
      "Desconhecido: nenhum dos 5 incidentes deste período cita um repositório.",
    );
  });
});

test("a calendar names its months and days in the reader's language", () => {
  const [english, portuguese] = [calendarNames("en"), calendarNames("pt-BR")];
  const day = "2026-11-01";
  expect([english.month(day), english.day(day), english.weekday(day), english.shortMonth(day)]).toEqual([
    "November 2026",
    "1 November 2026",
    "Su",
    "Nov",
  ]);
  expect([
    portuguese.month(day),
    portuguese.day(day),
    portuguese.weekday(day),
    portuguese.shortMonth(day),
  ]).toEqual(["novembro de 2026", "1 de novembro de 2026", "dom", "nov"]);
});
