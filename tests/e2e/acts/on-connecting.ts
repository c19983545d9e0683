import type { Page } from "@playwright/test";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { DEMO_EU_API_KEY, DEMO_EU_APP_KEY } from "#scripts/simulator/demo-accounts.ts";
import { control } from "../api-client.ts";
import { type Act, opens, press, refuses, type Scene, send, shows } from "./act.ts";
import { NAMES, nameProduction, type World } from "./world.ts";

/** The first steps of a company whose events name no environment that counts. */
export const atTheStart = (world: World): Scene => ({
  path: `/orgs/${world.boss.slug}/start`,
  prepare: () => nameProduction(world, ["nowhere"]),
  acts: [
    refuses("chooseProductionAction", async (page) => {
      for (const box of await page.locator("[name=productionEnvs]:checked").all()) await box.uncheck();
      await press("form:has([name=productionEnvs]) button[type=submit]")(page);
    }),
    shows(() => nameProduction(world, NAMES.environments)),
  ],
});

const sendToken = (token: string) => (page: Page) => send(page, { token });

/** A token that is none, and one that GitHub does not know; the demo's is checked, and nothing of it chosen. */
export function onNewGitHub(): Act[] {
  return [
    refuses("offerRepositoriesAction", sendToken("ghp_short"), "github_token_malformed"),
    refuses("offerRepositoriesAction", sendToken(`github_pat_${"x".repeat(40)}`), "github_unauthorized"),
    shows(sendToken(DEMO_GITHUB.token), (page) => page.locator("fieldset [type=checkbox]")),
  ];
}

/** Its repositories and workflows: somebody has to untick all of the former to be refused. */
export function onGitHub(): Act[] {
  const repositories = "section:has(#repositories)";
  return [
    shows(press(`${repositories} button`), (page) => page.locator(`${repositories} [type=checkbox]`)),
    refuses("chooseRepositoriesAction", async (page) => {
      for (const box of await page.locator(`${repositories} [type=checkbox]:checked`).all())
        await box.uncheck();
      await press(`${repositories} form button[type=submit]`)(page);
    }),
  ];
}

/** Every refusal of keys. */
export function onNewConnection({ keys }: World): Act[] {
  const connect = (fields: Record<string, string>) => (page: Page) =>
    send(page, {
      site: "datadoghq.com",
      apiKey: keys.apiKey,
      appKey: keys.appKey,
      backfillDays: "5",
      ...fields,
    });
  const wrong = "0123456789abcdef0123456789abcdef";
  const tried: [Record<string, string>, Act["says"]][] = [
    [{ apiKey: "", appKey: "" }, "key_missing"],
    [{ apiKey: "too short" }, "datadog_key_malformed"],
    [{ apiKey: wrong }, "datadog_api_key_unknown"],
    [{ appKey: "f".repeat(40) }, "datadog_app_key_unknown"],
    [{ apiKey: "f".repeat(40), appKey: wrong }, "datadog_keys_swapped"],
    [{ apiKey: "f".repeat(40), appKey: "f".repeat(40) }, "datadog_other_kind_of_key"],
    [{ appKey: keys.apiKey }, "datadog_other_kind_of_key"],
    [{ apiKey: DEMO_EU_API_KEY, appKey: DEMO_EU_APP_KEY }, "datadog_other_site"],
    [{ site: "" }, "datadog_site_missing"],
    [{ site: "ddog-gov.com" }, "datadog_site_government"],
    [{ site: "example.com" }, "datadog_site_unknown"],
    [{ site: "x".repeat(301) }, undefined],
    [{ backfillDays: "999" }, "backfill_days"],
    [{}, "already_connected"],
  ];
  return [
    opens(`orgs/[org]/settings/connections/_components/account-inputs.tsx`, (page) =>
      page.locator("[name=site]").click(),
    ),
    ...tried.map(([fields, says]) => refuses("connectAction", connect(fields), says)),
    refuses(
      "connectAction",
      async (page) => {
        await control("PUT", `accounts/${keys.id}/scopes`, { scopes: [] });
        await connect({})(page);
      },
      "datadog_lacks_permission",
    ),
    shows(() => control("PUT", `accounts/${keys.id}/scopes`, { scopes: ["dora_metrics_read"] })),
  ];
}
