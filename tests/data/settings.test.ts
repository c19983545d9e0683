import { describe, expect, test } from "vitest";
import {
  createOrganization as createOrganizationAs,
  findOrganization,
  type Organization,
  updateOrganization,
} from "#lib/db/organizations.ts";
import { SETTINGS, type SettingName, settings } from "#lib/db/settings.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callRpc, createOrganization, signUp } from "../support/stack-client.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `env-${index}`);

/** Values at and beyond the bounds of each setting, and of other kinds. */
const TRIED: Record<SettingName, unknown[]> = {
  name: ["Acme", "x".repeat(80), "🚆".repeat(80), "x".repeat(81), "", null],
  timeZone: [
    "UTC",
    "Europe/Berlin",
    "America/Argentina/Buenos_Aires",
    "Asia/Kolkata",
    "US/Eastern",
    "Etc/GMT+5",
    "Mars/Olympus",
    "+02:00",
    "europe/berlin",
    "Europe/berlin",
    "Europe/BERLIN",
    "EST5EDT",
    "",
    null,
  ],
  weekStart: ["monday", "sunday", "saturday", "friday", "Monday", "", null],
  productionEnvs: [
    ["live"],
    names(20),
    ["x".repeat(200)],
    [],
    names(21),
    ["x".repeat(201)],
    ["a", "A"],
    [""],
    null,
  ],
  cfrDenominator: ["evaluated", "all", "none", null],
  bands: ["dora-2024", "off", "dora-2025", null],
  lookbackDays: [3, 90, 2, 91, 35.5, -1, "many", null],
  rawRetentionDays: [0, 730, -1, 731, 1e10, null],
};

describe.each(ONE_DATABASE)("the settings on %s", (name) => {
  const stack = useStack(name);

  async function open() {
    const { client, userId, email } = await signUp(stack);
    const { id, slug } = await createOrganization(client);
    const organization = (await findOrganization(client, slug)) as Organization;
    return {
      id,
      acting: { db: client, organization, user: { id: userId, email }, tokenId: null, address: null },
    };
  }

  test("of a new organisation begin with the time zone that its maker names, and only with one that there is", async () => {
    const { client } = await signUp(stack);
    const inZone = (slug: string, timeZone: string | undefined) =>
      createOrganizationAs(client, { name: "Zoned", slug, timeZone });
    const slugs = ["zoned-one", "zoned-two"].map((slug) => `${slug}-${name}`);
    await inZone(String(slugs[0]), "America/Sao_Paulo");
    await inZone(String(slugs[1]), undefined);
    const zones = await Promise.all(
      slugs.map(async (slug) => (await findOrganization(client, slug))?.timeZone),
    );
    expect(zones).toEqual(["America/Sao_Paulo", "UTC"]);
    await expect(inZone(`zoned-three-${name}`, "Mars/Olympus")).rejects.toMatchObject({
      code: "invalid_input",
      field: "timeZone",
    });
    expect(await findOrganization(client, `zoned-three-${name}`)).toBeNull();
  });

  test("of a new organisation are those that the schema names", async () => {
    const { organization } = (await open()).acting;
    const given = Object.entries(SETTINGS).filter(([, { fallback }]) => fallback !== null);
    expect(given).toHaveLength(Object.keys(SETTINGS).length - 1);
    for (const [setting, { fallback }] of given) {
      expect({ [setting]: organization[setting as SettingName] }).toEqual({ [setting]: fallback });
    }
  });

  test.each(Object.keys(SETTINGS) as SettingName[])(
    "have the same bounds in the schema and in the database: %s",
    async (setting) => {
      const { id, acting } = await open();
      for (const value of TRIED[setting]) {
        const changes = { [setting]: value };
        const change = callRpc(acting.db, "update_organization", {
          p_organization_id: id,
          p_changes: changes,
        });
        const stored = await change.catch(({ code }: { code: string }) => code);
        const { success } = settings.partial().safeParse(changes);
        expect({ value, stored }).toEqual({
          value,
          stored: success ? expect.objectContaining(changes) : "PL422",
        });
      }
    },
  );

  test("take every time zone that the form offers, by one rule", async () => {
    const offered = Intl.supportedValuesOf("timeZone");
    expect(offered.length).toBeGreaterThan(300);
    const timeZone = (zone: string) => settings.partial().safeParse({ timeZone: zone }).success;
    expect(offered.filter((zone) => !timeZone(zone))).toEqual([]);
    const known = await readRows<{ name: string }>(stack, "select name from pg_catalog.pg_timezone_names");
    const theirs = new Set(known.map((row) => row.name));
    expect(offered.filter((zone) => !theirs.has(zone))).toEqual([]);
  });

  test("refuse a time zone that only the database can tell to be none, at its field", async () => {
    const { acting } = await open();
    const odd = { timeZone: "US/EASTERN" };
    expect(settings.partial().safeParse(odd).success).toBe(true);
    await expect(updateOrganization(acting, odd)).rejects.toMatchObject({
      code: "invalid_input",
      field: "timeZone",
    });
  });

  test("are read from a row that is older than a bound", async () => {
    const { acting } = await open();
    const { slug, id } = acting.organization;
    await stack.sql(
      `update public.organizations set time_zone = 'GMT0', name = E'a\\u0007' where id = '${id}'`,
    );
    expect(await findOrganization(acting.db, slug)).toMatchObject({ timeZone: "GMT0" });
  });
});
