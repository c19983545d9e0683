import { expect, type Page, test } from "@playwright/test";
import type { Report } from "#lib/domain/report/report.ts";
import { readRoutes } from "../support/route-manifest.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { connect, foundCompany, makeToken, newAccount } from "./api-client.ts";
import { enter, expectSettled } from "./browser.ts";
import { product } from "./raw-request.ts";

const HIT = "window.hit=1";

/** Names as somebody writes them who wants more than to be read. */
const PAYLOADS = [
  `<script>${HIT}</script>`,
  `<img src=x onerror=${HIT}>`,
  `"><svg onload=${HIT}>`,
  `</text><script>${HIT}</script>`,
  `</title></script><script>${HIT}</script>`,
  `'-(${HIT})-'`,
  `{{constructor.constructor('${HIT}')()}}`,
  `javascript:${HIT}`,
  `data:text/html,<script>${HIT}</script>`,
  `=HYPERLINK("http://evil.example","x")`,
  `+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  "\uff1d1+1",
  "-2+3",
  "\u202egpj.exe",
  "\u2066\u2067isolated\u200f",
  "__proto__",
  "constructor",
  "%00%0d%0aset-cookie:x=1",
  `${"long".repeat(2_500)}`,
];

const REPOSITORIES = [
  `javascript:${HIT}//github.com/a/b`,
  `https://github.com/a/b"onmouseover="${HIT}`,
  "data:text/html,x",
  "https://evil.example/a/b",
  "git@github.com:acme/shop.git",
];

/** Without a filter, and with one that is a name. */
const QUERIES = ["env=*&period=90d", `env=*&service=${encodeURIComponent(PAYLOADS[0] ?? "")}`];

const hoursAgo = (hours: number) =>
  new Date(Math.floor(Date.now() / 1000) * 1000 - hours * 3_600_000).toISOString();

function hostileEvents() {
  const deployments = PAYLOADS.map((payload, index) => {
    const sha = `${index}`.padStart(40, "a");
    return wireDeployment(`d${index}`, hoursAgo(20 + index * 6), {
      finished_at: hoursAgo(19 + index * 6),
      service: payload,
      env: payload,
      team: payload,
      version: payload,
      source: payload,
      change_failure: true,
      recovery_time_sec: 60,
      remediation: { id: payload.slice(0, 100), type: "rollback" },
      git: {
        commit_sha: index % 2 === 0 ? payload : sha,
        repository_url: REPOSITORIES[index % REPOSITORIES.length],
      },
      commits: [
        {
          sha,
          message: payload,
          html_url: `javascript:${HIT}`,
          author: { name: payload, email: `${payload}@example.test` },
          change_lead_time: 3_600,
        },
      ],
    });
  });
  const failures = PAYLOADS.map((payload, index) =>
    wireIncident(`i${index}`, hoursAgo(20 + index * 6), {
      services: [payload],
      env: [payload],
      team: payload,
      name: payload,
      severity: payload,
      version: payload,
      ...(index % 2 === 0 ? { finished_at: hoursAgo(19 + index * 6) } : {}),
    }),
  );
  const unreadable = PAYLOADS.slice(0, 8).map((payload, index) => ({
    ...wireDeployment(`${payload}${index}`, payload),
    attributes: { ...wireDeployment("", payload).attributes, service: payload, created_at: hoursAgo(30) },
  }));
  return { kind: "events", deployments: [...deployments, ...unreadable], failures };
}

type Hostile = Awaited<ReturnType<typeof hostileCompany>>;

async function hostileCompany() {
  const company = await foundCompany("hostile", { name: `<img src=x onerror=${HIT}>` });
  const account = await newAccount(hostileEvents());
  const connectionId = await connect(company, account, { name: `"><script>${HIT}</script>` });
  for (const name of PAYLOADS.filter((text) => text.length <= 80).slice(0, 12))
    await makeToken(company, { name });
  return { ...company, connectionId };
}

/** Whose lists hold most of what is named so. */
const CHECKS = ["no_commits", "no_team", "pipeline_incidents"];

/** Every page of an organisation, with every thing in it that has a page of its own, as one of the pages of one kind. */
async function pagesOf({ get, path: org, slug, connectionId }: Hostile): Promise<string[][]> {
  const { items } = await get<{ items: { id: string }[] }>(`${org}/deployments?env=*&limit=3`);
  const pages = readRoutes()
    .filter(({ kind, path }) => kind === "page" && path.startsWith("/orgs/[org]"))
    // Nothing of anybody is at the other addresses.
    .filter(({ path }) => !path.includes("[..."));
  return pages.map(({ path }, turn) => {
    const ids = path.includes("/connections/") ? [connectionId] : items.map(({ id }) => id);
    const named = path.replace("[org]", slug);
    if (named.includes("[code]")) return CHECKS.map((code) => named.replace("[code]", code));
    if (named.endsWith("/deployments")) return [named, ...ids.map((id) => `${named}?open=${id}`)];
    // The kinds of place share the names: each is asked for every other one.
    if (named.includes("[name]"))
      return PAYLOADS.slice(0, 8)
        .filter((_, index) => index % 2 === turn % 2)
        .map((name) => named.replace("[name]", encodeURIComponent(name)));
    return named.includes("[id]") ? ids.map((id) => named.replace("[id]", id)) : [named];
  });
}

/** A page of numbers with each query, and one of settings with the name; of one that many things have, each thing with one of them in turn. */
function askings(paths: string[]): string[] {
  const asked = (path: string, query = "") => `${path}${path.includes("?") ? "&" : "?"}${query}`;
  if (paths.length === 1) {
    const queries = paths[0]?.includes("/settings") ? QUERIES.slice(-1) : QUERIES;
    return queries.map((query) => asked(paths[0] ?? "", query));
  }
  return paths.map((path, index) => asked(path, QUERIES[index % QUERIES.length]));
}

async function watch(page: Page): Promise<string[]> {
  const blocked: string[] = [];
  await page.exposeFunction("reportBlocked", (what: string) => blocked.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportBlocked: (what: string) => void }).reportBlocked;
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample} on ${location.pathname}`);
    });
  });
  page.on("dialog", (dialog) => {
    blocked.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return blocked;
}

/** What a name would have become had it been taken for markup. */
async function findHarm(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const harm: string[] = [];
    if ("hit" in window) harm.push("a script of a name ran");
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) harm.push(`${element.tagName} has ${name}`);
        if (
          /^(?:href|src|action|formaction|xlink:href)$/i.test(name) &&
          /^\s*(?:javascript|data|vbscript):/i.test(value) &&
          !/^data:image\//.test(value) &&
          // React's own, so that a form of ours is sent by its script or not at all.
          value !== "javascript:throw new Error('React form unexpectedly submitted.')"
        )
          harm.push(`${element.tagName} ${name} is ${value.slice(0, 60)}`);
      }
    }
    for (const link of document.querySelectorAll("a[href]")) {
      // Also of a link within a drawing, whose address is an object.
      const { protocol, hostname } = new URL(link.getAttribute("href") ?? "", document.baseURI);
      const known = [location.hostname, "github.com", "gitlab.com", "bitbucket.org"];
      if (!/^https?:$/.test(protocol)) harm.push(`a link of ${protocol}`);
      else if (!known.includes(hostname) && !hostname.endsWith("datadoghq.com"))
        harm.push(`a link to ${hostname}`);
    }
    for (const image of document.querySelectorAll("img[src='x'], svg[onload]"))
      harm.push(image.outerHTML.slice(0, 60));
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
      harm.push("the page is wider than the window");
    return harm;
  });
}

test("names are text wherever they are shown", async ({ page }) => {
  test.setTimeout(300_000);
  const company = await hostileCompany();
  const { get, path: org, slug } = company;
  const { figures } = await get<Report>(`${org}/dora?env=*`);
  expect(figures.deployment_frequency.deployments).toBe(PAYLOADS.length);
  const { items } = await get<{ items: unknown[] }>(`${org}/quarantine`);
  expect(items).toHaveLength(8);

  const blocked = await watch(page);
  await enter(page, company.email);
  const addresses = [["/orgs"], ...(await pagesOf(company))].flatMap(askings);
  expect(addresses.length).toBeGreaterThanOrEqual(20);
  let shown = "";
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    await expectSettled(page);
    expect(await findHarm(page), address).toEqual([]);
    for (const mark of await page.locator("figure [role=slider]").all()) await mark.hover({ force: true });
    expect(await findHarm(page), `${address} after pointing at its charts`).toEqual([]);
    shown += await page.locator("body").innerText();
  }
  for (const payload of PAYLOADS.slice(0, 10)) expect(shown).toContain(payload);
  expect(blocked).toEqual([]);

  await page.goto(`/orgs/${slug}?env=*&period=90d`);
  for (const filter of await page.locator("button[aria-haspopup=dialog]").all()) {
    await filter.click();
    expect(await findHarm(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
  expect(blocked).toEqual([]);
});

/** The cells of a CSV file (RFC 4180). */
function cellsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

test("no cell of a file is a formula, and each payload is in it whole", async () => {
  const { path, token } = await hostileCompany();
  for (const list of ["deployments", "incidents", "audit"]) {
    const answer = await fetch(`${product()}${path}/${list}${list === "audit" ? "" : "?env=*"}`, {
      headers: { authorization: `Bearer ${token}`, accept: "text/csv" },
    });
    expect(answer.status).toBe(200);
    const cells = cellsOf(await answer.text());
    const numbers = /^-?\d+(?:\.\d+)?$/;
    const formulas = cells.filter(
      (cell) => /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell) && !numbers.test(cell),
    );
    expect(formulas).toEqual([]);
    if (list !== "audit")
      for (const payload of PAYLOADS.slice(0, 9)) expect(cells, payload).toContain(payload);
    expect(cells).toContain(`'${PAYLOADS[9]}`);
  }
});
