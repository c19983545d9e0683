import { expect, test } from "@playwright/test";
import { hoursAgo, wireDeployment } from "../support/wire-events.ts";
import { connect, control, foundCompany, newAccount, runsWhenIdle } from "./api-client.ts";
import { enter, expectAccessible } from "./browser.ts";

const EVENTS = 30;

test("events that Datadog no longer lists count until an admin deletes them after all, and then no more", async ({
  page,
}) => {
  const company = await foundCompany("vanished");
  const { get, path, send, slug } = company;
  const ids = Array.from({ length: EVENTS }, (_, number) => `${slug}-${number}`);
  const account = await newAccount({
    kind: "events",
    deployments: ids.map((id, number) => wireDeployment(id, hoursAgo(5 + number * 6), { env: "production" })),
  });
  const connection = await connect(company, account, { backfillDays: 10 });
  for (const id of ids.slice(1)) await control("DELETE", `accounts/${account.id}/deployments/${id}`);
  expect((await send("POST", `${path}/connections/${connection}/sync`, {})).status).toBe(202);
  await runsWhenIdle(company);
  const listed = async () => (await get<{ items: unknown[] }>(`${path}/deployments`)).items.length;
  expect(await listed()).toBe(EVENTS);

  await enter(page, company.email);
  await page.goto(`/orgs/${slug}/settings/connections/${connection}`);
  const panel = page.getByRole("region", { name: "No longer listed" });
  await expect(panel).toContainText("29");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Delete them after all" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 29 events that Datadog no longer lists?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Delete them after all" }).click();
  await expect(panel).toHaveCount(0);
  await expect.poll(listed).toBe(1);
});
