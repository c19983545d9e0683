import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readCredentials } from "#lib/db/credentials.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { loadConnectFlow, makeAccount, openOrganization } from "../support/connect-flow.ts";
import { ago, type Connected, DAY, readConnection, sync } from "../support/connected-account.ts";
import { KEY_FIELDS } from "../support/datadog-account.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { rowsOf } from "../support/stored-content.ts";
import { readConnected } from "../support/whole-world.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

const BARE = { kind: "response", status: 403, body: { errors: ["Forbidden"] }, times: 0 } as const;

describe.each(ONE_DATABASE)("replacing keys on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const flow = use(() => loadConnectFlow(bench));

  /** A connection that has read these deployments, three unless given, and these incidents. */
  async function connect(failures: WireEvent[] = [], deployments = manyDeployments(bench, 3)) {
    const admin = await openOrganization(bench, flow);
    const account = makeAccount(bench, { deployments, failures });
    const { connection } = await admin.connect({ ...account.first, backfillDays: 5 });
    const connected: Connected = {
      bench,
      organizationId: admin.organizationId,
      connectionId: connection.id,
      account: account.id,
      keys: account.first,
      fields: KEY_FIELDS,
      owner: undefined as never,
      acting: admin.acting,
    };
    const replace = (input: Record<string, unknown>) => admin.replaceKeys(connection.id, input);
    return { admin, account, connected, replace };
  }

  const incidents = () => [1, 2, 3].map((day) => wireIncident(`i-${day}`, ago(bench, day * DAY)));
  const stored = (connected: Connected) => readCredentials(bench.db, bench.ring, connected);

  const covered = async ({ connectionId }: Connected) =>
    (await rowsOf({ bench, connectionId }, "select stream, covered::text from public.covered_ranges")).length;

  /** As if the account had chosen another source of its deployments: none of the old ones is there any more. */
  function switchSource(connected: Connected) {
    for (const at of [0, 1, 2]) atDatadog(connected).remove(`d-${at}`);
    atDatadog(connected).add(...manyDeployments(bench, 2, { name: "new", from: 600, step: 60 }));
  }

  test.each(["apiKey", "appKey"] as const)(
    "takes the %s alone, keeps the other and what was covered, and reads what happened meanwhile",
    async (field) => {
      const { account, connected, replace } = await connect();
      const rest = field === "apiKey" ? "appKey" : "apiKey";
      atDatadog(connected).fail(BARE);
      await sync(connected);
      expect(await readConnection(connected)).toMatchObject({ status: "needs_attention", next_at: null });
      atDatadog(connected).heal();
      atDatadog(connected).add(wireDeployment("meanwhile", ago(bench, 1800)));
      const before = await covered(connected);
      await replace({ [field]: account.second[field] });
      expect(await stored(connected)).toEqual({
        [field]: account.second[field],
        [rest]: account.first[rest],
      });
      expect(await covered(connected)).toBe(before);
      expect(await readConnection(connected)).toMatchObject({ status: "active", last_error: null });
      expect(await sync(connected)).toMatchObject({ result: "succeeded", deployments: { inserted: 1 } });
    },
  );

  test("refuses a new key without the scope in Datadog's words, at its field, and keeps the old one", async () => {
    const { account, connected, replace } = await connect();
    bench.simulator.setScopes(account.id, []);
    await expect(replace({ appKey: account.second.appKey })).rejects.toMatchObject({
      code: "datadog_rejected",
      field: "appKey",
      says: {
        code: "datadog_lacks_permission",
        numbers: { words: "Forbidden; Failed permission authorization checks" },
      },
    });
    expect(await stored(connected)).toEqual(account.first);
  });

  test("wants one key at least, and both where the stored ones cannot be opened", async () => {
    const { account, connected, replace } = await connect();
    await expect(replace({ site: "datadoghq.com" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "apiKey",
      says: { code: "new_key_missing" },
    });
    await stack.sql(`update private.credentials set key_id = 9
      where connection_id = ${quote(connected.connectionId)}`);
    await expect(replace({ appKey: account.second.appKey })).rejects.toMatchObject({
      field: "apiKey",
      says: { code: "stored_key_unreadable", numbers: { key: "apiKey" } },
    });
    await replace(account.second);
    expect(await stored(connected)).toEqual(account.second);
  });

  test.each([
    ["without incidents", () => []],
    ["with incidents", incidents],
  ])("knows its account after a switch of the data source, %s", async (_, failures) => {
    const { account, connected, replace } = await connect(failures());
    switchSource(connected);
    const before = await covered(connected);
    await replace(account.second);
    expect(await covered(connected)).toBe(before);
    expect(await stored(connected)).toEqual(account.second);
  });

  test.each([
    ["without incidents", () => []],
    ["with incidents", incidents],
  ])("leaves a doubt as it is, %s", async (_, failures) => {
    const many = manyDeployments(bench, 40, { step: 3600 });
    const { account, connected, replace } = await connect(failures(), many);
    for (const { id } of many) atDatadog(connected).remove(String(id));
    expect(await sync(connected)).toMatchObject({ result: "partial" });
    const doubted = { state: "doubted", missing: 40, of: 40 };
    expect((await readConnected(connected)).vanished).toMatchObject(doubted);
    await replace(account.second);
    expect((await readConnected(connected)).vanished).toMatchObject(doubted);
    expect(await sync(connected)).toMatchObject({ result: "partial", deployments: { tombstoned: 0 } });
    atDatadog(connected).add(...many);
    expect(await sync(connected)).toMatchObject({ result: "succeeded", deployments: { inserted: 0 } });
    expect((await readConnected(connected)).vanished).toBeNull();
  });

  test("refuses another account also after a switch, by what the stored keys still list", async () => {
    const { account, connected, replace } = await connect();
    switchSource(connected);
    const foreign = makeAccount(bench, {
      deployments: manyDeployments(bench, 2, { name: "other" }),
      failures: [],
    });
    await expect(replace(foreign.first)).rejects.toMatchObject({
      code: "conflict",
      field: "apiKey",
      says: { code: "other_account" },
    });
    expect(await stored(connected)).toEqual(account.first);
  });

  test("begins the history anew where neither key sees anything by which the account could be known", async () => {
    const { account, connected, replace } = await connect();
    for (const at of [0, 1, 2]) atDatadog(connected).remove(`d-${at}`);
    await replace(account.second);
    expect(await covered(connected)).toBe(0);
  });

  test("refuses what the new keys do not find where the stored ones are refused, too", async () => {
    const { connected, replace, account } = await connect();
    bench.simulator.revokeKeys(account.id, account.first.apiKey);
    const foreign = makeAccount(bench, { deployments: [], failures: [] });
    await expect(replace(foreign.first)).rejects.toMatchObject({ says: { code: "other_account" } });
    expect(await stored(connected)).toEqual(account.first);
  });

  test("a bare Forbidden at night stops this connection alone, once, with its causes", async () => {
    const { connected } = await connect();
    const neighbour = await connect();
    const calls = () => atDatadog(connected).calls().length;
    const had = calls();
    atDatadog(connected).fail(BARE);
    const { run } = await sync(connected);
    expect(calls()).toBe(had + 1);
    expect(run.error).toEqual({
      code: "datadog_rejected",
      reason: "datadog_bare_forbidden",
      numbers: { said: "yes", words: "Forbidden", listed: "no", addresses: "" },
    });
    expect(await readConnection(connected)).toMatchObject({ status: "needs_attention", next_at: null });
    expect(await sync(neighbour.connected)).toMatchObject({ result: "succeeded" });
  });

  test("notes keys that were refused, and never one of them", async () => {
    const { admin, replace } = await connect();
    const appKey = randomBytes(20).toString("hex");
    await expect(replace({ appKey })).rejects.toMatchObject({ says: { code: "datadog_app_key_unknown" } });
    const lines = await readRows(
      stack,
      `select action, details from public.audit_log where organization_id = ${quote(admin.organizationId)}
        and action = 'connection.refused'`,
    );
    expect(lines).toMatchObject([{ details: { reason: { code: "datadog_app_key_unknown" } } }]);
    expect(JSON.stringify(lines)).not.toContain(appKey);
  });
});
