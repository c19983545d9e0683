import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import {
  addMetricNote,
  listMetricNotes,
  type NewNote,
  readMetricNotes,
  removeMetricNote,
} from "#lib/db/metric-notes.ts";
import { removeTargets, setTarget } from "#lib/db/targets.ts";
import { actingAs } from "../support/acting.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { callRpc, signUp } from "../support/stack-client.ts";
import { makeTeam, type Teammate } from "../support/team.ts";

const ALL = { from: null as string | null, to: null as string | null };
const FREEZE: NewNote = { kind: "freeze", from: "2026-03-30", until: "2026-04-02", text: "Easter freeze" };

describe.each(ONE_DATABASE)("the notes of what moved the numbers on %s", (name) => {
  const stack = useStack(name);

  async function open() {
    const team = await makeTeam(stack);
    const as = ({ client, userId }: Teammate) => actingAs(client as never, team.id, userId);
    const change = (p_changes: object) =>
      callRpc(team.owner.client, "update_organization", { p_organization_id: team.id, p_changes });
    const list = (window = ALL, client: SupabaseClient = team.owner.client) =>
      listMetricNotes(client as never, team.id, window);
    const codes = async () => (await list()).map(({ code }) => code).toSorted();
    return { ...team, as, change, list, codes };
  }

  test("have one for each setting that numbers are computed by, with both values and by whom; none of others", async () => {
    const { change, list, owner } = await open();
    await change({ name: "Renamed", lookbackDays: 40, rawRetentionDays: 10 });
    expect(await list()).toEqual([]);
    const changes = {
      timeZone: "Asia/Tokyo",
      weekStart: "sunday",
      productionEnvs: ["live"],
      cfrDenominator: "all",
      bands: "off",
    };
    await change(changes);
    await change(changes);
    const notes = await list();
    const told = notes.map(({ code, details }) => [code, details.to]);
    expect(Object.fromEntries(told)).toEqual(changes);
    expect(told).toHaveLength(5);
    expect(notes.find(({ code }) => code === "cfrDenominator")).toMatchObject({
      kind: "setting",
      until: null,
      details: { from: "evaluated", to: "all" },
      by: owner.email,
    });
  });

  test("have one for each target, removal and mapping that changed something", async () => {
    const { as, codes, id, list, owner } = await open();
    const target = { metric: "lead_time", value: 60, from: "2026-01-01" } as const;
    for (const value of [60, 60]) await setTarget(as(owner), { ...target, value });
    for (const _ of [1, 2]) await removeTargets(as(owner), "lead_time");
    expect(await codes()).toEqual(["target", "target_removed"]);
    expect((await list()).at(-1)?.details).toEqual({
      metric: "lead_time",
      day: "2026-01-01",
      from: null,
      to: 60,
    });
    await stack.sql(`insert into public.service_repositories (organization_id, service, repository)
      values (${quote(id)}, 'search', 'github.com/acme/old')`);
    for (const _ of [1, 2]) {
      const mapping = { p_service: "search", p_repository: "github.com/acme/new" };
      await callRpc(owner.client, "map_service", { p_organization_id: id, ...mapping });
    }
    expect((await list())[0]).toMatchObject({
      code: "repository",
      details: { service: "search", from: "github.com/acme/old", to: "github.com/acme/new" },
    });
    expect(await codes()).toHaveLength(3);
  });

  test("of managers are about whole days of the organisation's zone, found by the window they touch", async () => {
    const { as, change, join, list } = await open();
    await change({ timeZone: "Europe/Berlin" });
    const manager = await join("manager");
    const freeze = await addMetricNote(as(manager), FREEZE);
    // Summer time begins the day before it.
    expect(freeze).toMatchObject({ at: "2026-03-29T22:00:00Z", until: "2026-04-02T22:00:00Z" });
    const touching = async (from: string, to: string) =>
      (await list({ from, to })).map(({ details }) => details.text);
    expect(await touching("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z")).toEqual(["Easter freeze"]);
    expect(await touching("2026-04-02T22:00:00Z", "2026-05-01T00:00:00Z")).toEqual([]);
    expect(await touching("2026-03-01T00:00:00Z", "2026-03-29T22:00:00Z")).toEqual([]);
    const odd: Partial<NewNote>[] = [
      { text: "" },
      { text: "x".repeat(201) },
      { until: "2026-03-29" },
      { from: "2026-02-30" },
      { kind: "setting" as never },
    ];
    for (const part of odd) {
      const refused = addMetricNote(as(manager), { ...FREEZE, ...part });
      await expect(refused, JSON.stringify(part)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  test("are read by every member and by no stranger, and written by managers, who take back no setting", async () => {
    const { as, change, id, join, list } = await open();
    await change({ bands: "off" });
    const [viewer, manager] = [await join("viewer"), await join("manager")];
    const note = await addMetricNote(as(manager), FREEZE);
    const seen = await list(ALL, viewer.client);
    expect(seen.map(({ kind }) => kind)).toEqual(["setting", "freeze"]);
    const stranger = await signUp(stack);
    await expect(list(ALL, stranger.client)).rejects.toMatchObject({ code: "not_found" });
    await expect(addMetricNote(as(viewer), FREEZE)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeMetricNote(as(viewer), note.id)).rejects.toMatchObject({ code: "forbidden" });
    const setting = String(seen[0]?.id);
    await expect(removeMetricNote(as(manager), setting)).rejects.toMatchObject({ code: "not_found" });
    await removeMetricNote(as(manager), note.id);
    const page = await readMetricNotes(viewer.client as never, id, { ...ALL, limit: 1, cursor: null });
    expect(page.items.map(({ code }) => code)).toEqual(["bands"]);
    expect(page.nextCursor).toBeNull();
  });
});
