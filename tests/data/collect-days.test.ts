import { describe, expect, test } from "vitest";
import { keepCollected } from "#lib/db/collect-runs.ts";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { startWork } from "#lib/db/work.ts";
import type { Measured } from "#lib/domain/catalogue/collected.ts";
import { syncClient } from "../support/connected-account.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";
import { codeOf, makeTeam } from "../support/team.ts";

const REPO = "github.com/acme/web";
const METRIC = "github.prs.open";
const LONG_AGO = "2020-01-01T00:00:00Z";

function measured(day: string, given: Partial<Measured> = {}): Measured {
  return {
    ...{ scope: "", metric: METRIC, part: "", day, value: 1, n: 1, formula: 1, reason: null },
    ...{ from: `${day}T00:00:00Z`, to: `${day}T12:00:00Z` },
    ...given,
  };
}

const lacking = (code: "not_read" | "few") =>
  ({ value: null, n: null, reason: { code, numbers: {} } }) as Partial<Measured>;

describe.each(ONE_DATABASE)("the values of a day on %s", (name) => {
  const stack = useStack(name);
  const db = () => syncClient(stack);

  async function open() {
    const { id: organizationId } = await makeTeam(stack);
    await addConnection(secretClient(stack), organizationId);
    const of = `organization_id = ${quote(organizationId)}`;
    const wanted = { organizationId, kind: "collect", subjectId: organizationId, trigger: "cron" } as const;
    const held = await startWork(db(), wanted);
    return {
      organizationId,
      held,
      keep: (...values: Measured[]) =>
        keepCollected(db(), held, { collector: "github", measured: values, bases: [] }),
      list: (query: Partial<Parameters<typeof listSnapshots>[2]> = {}) =>
        listSnapshots(db(), organizationId, { from: "2026-03-01", to: "2026-03-31", ...query }),
      measuredAt: (at: string) => stack.sql(`update public.snapshots set measured_at = ${at} where ${of}`),
    };
  }

  test("give way to those of the same or a later window or a newer formula, and to none of an earlier window", async () => {
    const { keep, list } = await open();
    const day = "2026-03-07";
    const at = (value: number, time: string, formula = 1) =>
      measured(day, { value, formula, to: `${day}T${time}:00Z` });
    const changed = [];
    for (const value of [
      at(5, "12:00"),
      at(6, "12:00"),
      at(7, "11:59"),
      at(8, "11:00", 2),
      at(9, "12:30", 2),
    ])
      changed.push([await keep(value), (await list())[0]?.value]);
    expect(changed).toEqual([
      [1, 5],
      [1, 6],
      [0, 6],
      [1, 8],
      [1, 9],
    ]);
  });

  test("stay when one is missing later, whose reason is replaced until there is a value, of whatever window", async () => {
    const { keep, list } = await open();
    const day = "2026-03-07";
    const told = [];
    for (const given of [
      lacking("not_read"),
      lacking("few"),
      { value: 3, to: `${day}T06:00:00Z` },
      lacking("not_read"),
    ]) {
      const kept = await keep(measured(day, given));
      const [{ value, reason } = {}] = await list();
      told.push([kept, value, reason?.code]);
    }
    expect(told).toEqual([
      [1, null, "not_read"],
      [1, null, "few"],
      [1, 3, undefined],
      [0, 3, undefined],
    ]);
  });

  test("are of the moment at which they changed: the same again changes nothing", async () => {
    const { keep, list, measuredAt } = await open();
    const measuredOnce = async () => (await list())[0]?.measuredAt;
    await keep(measured("2026-03-07"));
    await measuredAt(quote(LONG_AGO));
    expect([await keep(measured("2026-03-07")), await measuredOnce()]).toEqual([0, LONG_AGO]);
    expect(await keep(measured("2026-03-07", { value: 2 }))).toBe(1);
    expect(await measuredOnce()).not.toBe(LONG_AGO);
  });

  test("are kept by nobody who has lost the lease", async () => {
    const { held, list } = await open();
    const lost = { ...held, leaseToken: held.organizationId };
    expect(
      await codeOf(
        keepCollected(db(), lost, { collector: "github", measured: [measured("2026-03-07")], bases: [] }),
      ),
    ).toBe("lease_lost");
    expect(await list()).toEqual([]);
  });

  test("are listed from the first day to the last, in order, of what is asked for and of no other organisation", async () => {
    const [one, other] = [await open(), await open()];
    const days = ["2026-03-04", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"];
    const metric = "github.prs.merged_7d";
    await one.keep(...days.map((day) => measured(day)), measured("2026-03-02", { metric }));
    await one.keep(measured("2026-03-02", { scope: REPO }));
    await other.keep(measured("2026-03-02", { value: 7 }));
    const listed = await one.list({ from: "2026-03-01", to: "2026-03-03" });
    expect(listed.map(({ scope, metric: key, day, value }) => [scope, key, day, value])).toEqual([
      ["", metric, "2026-03-02", 1],
      ...["01", "02", "03"].map((day) => ["", METRIC, `2026-03-${day}`, 1]),
      [REPO, METRIC, "2026-03-02", 1],
    ]);
    expect(await one.list({ scope: REPO })).toMatchObject([{ scope: REPO }]);
    expect(await one.list({ metrics: [metric] })).toMatchObject([{ metric }]);
  });
});
