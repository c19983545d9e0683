import { expect, test } from "vitest";
import { missing } from "#lib/domain/catalogue/snapshot.ts";
import { groupLeftOut, refused } from "#lib/domain/publish/left-out.ts";
import { obstacleOf } from "#lib/domain/publish/obstacle.ts";

const [key, part] = ["github.prs.open", ""];
const settings = { env: "live", connectionId: "c", resend: false };
const accounts = [{ id: "c" }];
const old = { key, part, scope: "acme/web", reason: refused("too_old", { minutes: 70 }) };
const of = (given: Partial<Parameters<typeof obstacleOf>[0]>) =>
  obstacleOf({ settings, accounts, series: [], refused: [], ...given });

test("what has to be said first is what hinders first, and what was sent hinders nothing", () => {
  const bare = { settings: { ...settings, env: null, connectionId: null } };
  expect(of({ ...bare, accounts: [] })).toEqual({ kind: "no_account" });
  expect(of({ ...bare, refused: [old] })).toEqual({ kind: "not_set", values: 1 });
  expect(of({ accounts: [{ id: "another" }] })).toEqual({ kind: "no_connection" });
  expect(of({ settings: { ...settings, env: null }, refused: [old] })).toEqual({ kind: "no_env", values: 1 });
  expect(of({})).toEqual({ kind: "no_values" });
  expect(of({ refused: [old] })).toEqual({ kind: "too_old", values: 1 });
  expect(of({ refused: [old, { ...old, reason: refused("name_refused") }] })).toEqual({ kind: "refused" });
  expect(of({ series: [{ sent: true }], refused: [old] })).toEqual({ kind: "all_sent" });
  expect(of({ series: [{ sent: true }, { sent: false }] })).toBeNull();
});

test("what is left out is one group for each reason, the known first, whatever its numbers", () => {
  const older = { ...old, scope: "acme/app", reason: refused("too_old", { minutes: 90 }) };
  const odd = { ...old, reason: refused("name_refused") };
  const few = { ...old, reason: missing("few", { n: 1, least: 10 }) };
  expect(groupLeftOut({ refused: [odd, old, older], missing: [few, few, few] })).toEqual([
    { code: "too_old", rows: [old, older] },
    { code: "name_refused", rows: [odd] },
    { code: "few", rows: [few, few, few] },
  ]);
});
