import { expect, test } from "@playwright/test";
import { type Canaries, findCanaries } from "../support/canary-scan.ts";
import { readRoutes } from "../support/route-manifest.ts";
import { enterDemo } from "./browser.ts";

const canaries = JSON.parse(String(process.env.PLUMBLINE_E2E_CANARIES)) as Canaries;

/** As a browser does, and as the router asks for pages, and for nothing else. */
const ASKINGS: Record<"page" | "handler", Record<string, string>[]> = {
  page: [{ accept: "text/html" }, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }],
  handler: [{ accept: "*/*" }],
};

test("an owner's pages, payloads, API answers, refusals and scripts hold no secret", async ({ page }) => {
  const found: string[] = [];
  let answers = 0;
  const files = new Set<string>();
  page.on("response", async (response) => {
    // A file of the build is the same on each page, and is handed over by the browser in a tenth of a second.
    if (response.url().includes("/_next/static/") && files.has(response.url())) return;
    files.add(response.url());
    const text = await response.text().catch(() => "");
    answers += 1;
    found.push(...findCanaries(text, canaries).map((name) => `${name} in ${response.url()}`));
  });
  await enterDemo(page, "owner");
  for (const route of readRoutes()) {
    const address = route.path.replace("[org]", "northwind-rail").replace(/\[[^\]]+\]/g, "nothing");
    if (address.startsWith("/api/cron")) continue;
    const isOpened = route.kind === "page" && !address.includes("nothing");
    // What the browser opens it asks for itself.
    for (const headers of ASKINGS[route.kind].slice(isOpened ? 1 : 0)) {
      for (const method of route.methods.filter((one) => one !== "DELETE")) {
        if (method !== "GET" && /\/(?:tokens|images|invitations|orgs)$/.test(address)) continue;
        const answer = await page.request.fetch(address, {
          method,
          headers,
          maxRedirects: 0,
          ...(method === "GET" ? {} : { data: { apiKey: "x", odd: true } }),
        });
        answers += 1;
        const text = `${await answer.text()} ${JSON.stringify(answer.headers())}`;
        found.push(...findCanaries(text, canaries).map((name) => `${name} in ${method} ${address}`));
      }
    }
    if (isOpened) await page.goto(address);
  }
  expect(found).toEqual([]);
  expect(answers).toBeGreaterThan(100);
});
