import { expect } from "vitest";
import { startWork } from "#lib/db/work.ts";
import type { Report } from "#lib/domain/report/report.ts";
import { STAGES } from "#lib/domain/report/report.ts";
import { type BatchOptions, fold } from "#lib/sync/in-batches.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { type Connected, connectAccount, DAY, type SyncBench } from "./connected-account.ts";
import { mergeDeployments } from "./event-store.ts";
import { type DeploymentEvent, newCommit, newDeployment } from "./events.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { callRpc, setOrganization } from "./stack-client.ts";
import { nothingIsDue, readWork } from "./work.ts";
import { findFaults } from "./world-store.ts";

const ZONE = "Europe/Berlin";
const DAY_MS = DAY * 1000;

/** What a rounding or a wrong rank would show: none of them is another's. */
const SECONDS = 1234.567_890_123;

/** The last Sunday of March or October before a moment, noon in UTC: when clocks in Berlin last changed. */
export function lastClockChange(before: Date): Date {
  const changes = [before.getUTCFullYear() - 1, before.getUTCFullYear()].flatMap((year) =>
    [2, 9].map((month) => {
      const last = new Date(Date.UTC(year, month + 1, 0, 12));
      return new Date(last.getTime() - last.getUTCDay() * DAY_MS);
    }),
  );
  const past = changes.filter((at) => at.getTime() < before.getTime() - 10 * DAY_MS);
  return past.at(-1) ?? before;
}

/** Every five hours from four days before to four days behind a day; changes that come again, and impossible times. */
export function eventsAround(middle: Date, connectionId: string): DeploymentEvent[] {
  return Array.from({ length: 38 }, (_, n) =>
    newDeployment({
      connectionId,
      externalId: `d-${n}`,
      startedAt: new Date(middle.getTime() - 4 * DAY_MS + n * 5 * 3_600_000).toISOString(),
      service: n % 3 === 0 ? "web" : "Checkout",
      team: n % 4 === 0 ? null : "core",
      env: n % 7 === 0 ? "staging" : "production",
      changeFailure: n % 5 === 0,
      commits: [`own-${n}`, `own-${n}-b`, `shared-${n % 6}`].map((sha, place) =>
        newCommit({
          sha,
          leadSeconds: ((n * 17 + place * 5) % 11) * SECONDS + n - (n % 9 === 0 ? 9000 : 0),
          stages: Object.fromEntries(STAGES.map((stage, at) => [stage, (n + place + at) * SECONDS])),
          origin: (["human", "ai_assisted", "bot"] as const)[place] ?? "unknown",
          tool: place === 1 ? "Claude" : null,
        }),
      ),
    }),
  );
}

/** As if very many deployments of its connection were held, of a month that no other row is of. */
export async function makeWorthFolding({ bench, organizationId, connectionId }: Connected): Promise<void> {
  await bench.stack.sql(`insert into public.deployment_counts
      (organization_id, connection_id, month, dimension, name, deployments)
    values (${quote(organizationId)}, ${quote(connectionId)}, '1999-01-01', 'env', 'production', 5000)`);
}

/** Folding, as work does it, so many days in a statement. */
export async function foldNow({ bench, organizationId }: Connected, given: Partial<BatchOptions> = {}) {
  const options = { db: bench.db, noticeMail, deadlineAt: Date.now() + 600_000, batch: 1000, ...given };
  const work = { organizationId, kind: "fold", subjectId: organizationId, trigger: "manual" as const };
  return hold(await startWork(options.db, work), (held, own) => fold(held, { ...options, ...own }), options);
}

/** The days that are folded, newest first, and which of these but for their origins. */
export async function readFolded({ bench, organizationId }: Connected) {
  const rows = await readRows<{ day: string; origins: boolean }>(
    bench.stack,
    `select day::text, origins from public.folded_days where organization_id = ${quote(organizationId)}
      order by day desc`,
  );
  return {
    days: rows.map(({ day }) => day),
    recast: rows.filter(({ origins }) => !origins).map(({ day }) => day),
  };
}

/** Nothing is folded from then on, as if nobody ever had. */
export async function unfoldAll({ bench, organizationId }: Connected): Promise<void> {
  await bench.stack.sql(`delete from public.folded_days where organization_id = ${quote(organizationId)};
    delete from public.lead_runs where organization_id = ${quote(organizationId)}`);
}

/** What tests of folding do. */
export function foldingOn(stack: Stack, bench: SyncBench) {
  const middle = () => lastClockChange(bench.simulator.clock.now());
  const at = (days: number, hours = 0) =>
    new Date(middle().getTime() + days * DAY_MS + hours * 3_600_000).toISOString();
  const date = (days: number) => at(days).slice(0, 10);

  const store = ({ organizationId }: Connected) => ({ sql: stack.sql, organizationId });
  const merge = (connected: Connected, events: DeploymentEvent[], hash?: string) =>
    mergeDeployments(store(connected), events, hash);
  const workOf = ({ organizationId }: Connected) => ({
    organizationId,
    kind: "fold",
    subjectId: organizationId,
  });
  const nextAt = async (connected: Connected) => (await readWork(stack, workOf(connected))).next_at;

  /** Its deployments are around a change of the clocks; all days that are over are folded, unless said otherwise. */
  const connect = async ({ folded = true } = {}) => {
    const connected = await connectAccount(bench);
    await setOrganization(connected.owner, connected.organizationId, { timeZone: ZONE });
    const events = eventsAround(middle(), connected.connectionId);
    await merge(connected, events);
    await makeWorthFolding(connected);
    await nothingIsDue(stack);
    if (folded) expect(await foldNow(connected)).toMatchObject({ status: "succeeded" });
    return { connected, events };
  };

  const WINDOWS = () => [
    { from: date(-3), to: date(3), compare: "previous" },
    { from: date(0), to: date(1) },
    { from: at(-2, -1.6), to: at(2, 3.3), compare: "previous" },
    { from: at(-30), to: at(9), compare: "previous" },
    { from: date(-3), to: date(4), env: ["*"] },
    { from: date(-3), to: date(4), service: ["checkout"] },
  ];
  const ask = (connected: Connected, filter: object) =>
    callRpc<Report>(connected.owner, "report_dora", {
      p_organization_id: connected.organizationId,
      p_filter: filter,
    });
  const askAll = (connected: Connected) => Promise.all(WINDOWS().map((filter) => ask(connected, filter)));
  const median = async (connected: Connected, filter: object) =>
    (await ask(connected, { ...filter, parts: ["figures"] })).figures.lead_time.p50;

  /** What is folded is what is: also to who asks for all of it. */
  const expectRight = async (connected: Connected) => {
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    const reports = await askAll(connected);
    await unfoldAll(connected);
    expect(reports).toEqual(await askAll(connected));
  };
  const tamper = ({ organizationId }: Connected, kind: string) =>
    stack.sql(`update public.lead_runs set leads = array_fill(7e6::double precision, array[n::int])
      where organization_id = '${organizationId}' and kind = '${kind}'`);

  /** Of the deployments around noon, whose day is the same everywhere. */
  const noon = (connected: Connected, days: number, given: Partial<DeploymentEvent> = {}) =>
    newDeployment({
      connectionId: connected.connectionId,
      externalId: `noon-${days}`,
      startedAt: at(days),
      service: "Checkout",
      commits: [newCommit({ sha: `noon-${days}`, leadSeconds: 77 })],
      ...given,
    });

  return { date, store, merge, workOf, nextAt, connect, ask, askAll, median, expectRight, tamper, noon, at };
}
