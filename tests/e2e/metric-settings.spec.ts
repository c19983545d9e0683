import { expect, test } from "@playwright/test";
import { hoursAgo, wireDeployment } from "../support/wire-events.ts";
import { connect, foundCompany, newAccount } from "./api-client.ts";
import { enter, enterDemo, expectAccessible } from "./browser.ts";

test("the effect that is shown before settings are saved is what the report says afterwards, and is noted", async ({
  page,
}) => {
  const company = await foundCompany("effect");
  const { slug, path, get } = company;
  const deployment = (number: number, env: string) =>
    wireDeployment(`${slug}-${number}`, hoursAgo(number * 5), { env });
  const account = await newAccount({
    kind: "events",
    deployments: [1, 2, 3].map((number) => deployment(number, number === 3 ? "staging" : "production")),
  });
  await connect(company, account, { backfillDays: 10 });
  await enter(page, company.email);
  await page.goto(`/orgs/${slug}/settings/metrics`);
  await page.getByRole("checkbox", { name: /^staging/ }).check();
  const effect = page.getByRole("region", { name: "Effect on the last 30 days" });
  await expect(effect.getByRole("row", { name: /^Deployments/ })).toHaveText(/Deployments\s*2\s*3/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const report = await get<{ figures: { deployment_frequency: { deployments: number } } }>(`${path}/dora`);
  expect(report.figures.deployment_frequency.deployments).toBe(3);
  const notes = page.getByRole("region", { name: "What moved the numbers", exact: true });
  await expect(notes).toContainText("Production environments");
  await expect(notes).toContainText("staging");
});

test("the explanation of a figure shows Datadog's number beside ours, and opens what is left out", async ({
  page,
}) => {
  await enterDemo(page, "viewer");
  await page.goto("/orgs/northwind-rail");
  await page.getByRole("button", { name: "How is change failure rate computed?" }).click();
  const told = page.getByRole("region", { name: "How is change failure rate computed?" });
  await expect(told).toContainText(/Here .* %, there .* %, for the same deployments and days\./);
  await expectAccessible(page);
  await told.getByRole("link", { name: /without a verdict yet/ }).click();
  await expect(page).toHaveURL(/\/deployments\?verdict=pending/);
});
