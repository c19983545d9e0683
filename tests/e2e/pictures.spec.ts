import { expect, test } from "@playwright/test";
import { call } from "./api-client.ts";
import { enterDemo, openPage } from "./browser.ts";
import { sendRaw } from "./raw-request.ts";

test("a manager makes a picture, whoever has its address sees it, and nobody once it is revoked", async ({
  browser,
}) => {
  const page = await openPage(browser);
  await enterDemo(page, "manager");
  await page.goto("/orgs/northwind-rail/settings/pictures?kind=card&row=lead_time");
  await page.getByRole("button", { name: "Make picture" }).click();
  const shown = page.getByRole("status").filter({ hasText: "Lead time" });
  const preview = shown.getByRole("img", { name: "Lead time" });
  await expect(preview).toHaveJSProperty("naturalWidth", 480);
  await expect(shown).toContainText('"url_dark_theme"');
  await shown.getByRole("button", { name: "Copy: Markdown, for a README" }).click();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  const [, path = ""] = /^!\[Lead time\]\(http:\/\/[^/]+(\/i\/[\w-]{22}\.png)\)$/.exec(markdown) ?? [];

  const png = await call("GET", path);
  expect([png.status(), png.headers()["content-type"]]).toEqual([200, "image/png"]);
  expect(png.headers()["cache-control"]).toBe("private, max-age=300");
  expect(png.headers()["set-cookie"]).toBeUndefined();
  const again = await sendRaw(path, { headers: { "if-none-match": png.headers().etag ?? "" } });
  expect([again.status, again.body]).toEqual([304, ""]);
  expect((await png.body()).subarray(1, 4).toString()).toBe("PNG");
  const dark = await call("GET", `${path}?theme=dark`);
  expect((await dark.body()).equals(await png.body())).toBe(false);
  const svg = await call("GET", path.replace(".png", ".svg?theme=dark"));
  expect(svg.headers()["content-security-policy"]).toMatch(/^default-src 'none'/);
  expect(await svg.text()).toContain("Lead time");
  expect((await call("HEAD", path)).status()).toBe(200);

  await page.getByRole("button", { name: "Revoke Card, Lead time, All repositories" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("cell", { name: "Revoked" }).first()).toBeVisible();
  const [ended, unknown] = [await call("GET", path), await call("GET", `/i/${"A".repeat(22)}.png`)];
  expect([ended.status(), await ended.text()]).toEqual([404, await unknown.text()]);
});
