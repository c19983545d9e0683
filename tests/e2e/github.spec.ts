import { expect, test } from "@playwright/test";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { foundCompany } from "./api-client.ts";
import { enter, expectAccessible, expectSettled } from "./browser.ts";

const REPOSITORY = "northwind-rail/storefront";
const WITHOUT_ACTIONS = "northwind-rail/loyalty";

type Listed = { items: { fullName: string; problem: { message: string } | null; readTo: string | null }[] };

test("GitHub is connected by a token and ticks, collects, and says what its token may not read", async ({
  page,
}) => {
  const company = await foundCompany("github");
  await enter(page, company.email);
  await page.goto(`/orgs/${company.slug}/settings/connections/new?source=github`);
  await expectSettled(page);
  const filled = page.getByText("The token of the simulated GitHub is filled in.");
  await page.getByRole("button", { name: "Use the demo's keys" }).click();
  await expect(filled).toBeVisible();
  await page.getByLabel("Token", { exact: true }).fill(`github_pat_${"x".repeat(40)}`);
  await expect(filled).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/GitHub refused the token/)).toBeVisible();

  await page.getByLabel("Token", { exact: true }).fill(DEMO_GITHUB.token);
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: REPOSITORY }).check();
  await page.getByRole("checkbox", { name: WITHOUT_ACTIONS }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Connect and collect" }).click();
  await page.waitForURL(/settings\/connections\?connected=/);
  await expect(page.getByText("2, 1 lacks something")).toBeVisible();

  const id = new URL(page.url()).searchParams.get("connected") ?? "";
  const read = async () =>
    (await company.get<Listed>(`${company.path}/connections/${id}/repositories`)).items;
  const readTo = async () => (await read()).find(({ fullName }) => fullName === REPOSITORY)?.readTo ?? null;
  await expect.poll(readTo, { message: "the first collection", timeout: 60_000 }).not.toBeNull();
  expect((await read()).find(({ fullName }) => fullName === WITHOUT_ACTIONS)?.problem?.message).toContain(
    "Actions",
  );

  await page.goto(`/orgs/${company.slug}/settings/connections/${id}`);
  await expectSettled(page);
  await expectAccessible(page);
  await expect(page.getByText("The token may not read Actions.")).toBeVisible();
  await expect(page.locator("body")).not.toContainText(DEMO_GITHUB.token);
});
