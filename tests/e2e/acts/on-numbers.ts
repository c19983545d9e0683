import { expect, type Page } from "@playwright/test";
import { type Act, opens, press, type Scene, shows } from "./act.ts";
import { NAMES, type World } from "./world.ts";

const FILTER = "orgs/[org]/_components/filter";

/** The button of the filter bar at this place. */
const filter = (place: number) => (page: Page) =>
  page.locator("main [data-filters] button[popovertarget]").filter({ visible: true }).nth(place).click();

const level = (page: Page) => page.locator(".mantine-DatePicker-calendarHeaderLevel").click();

/** What lies behind the numbers of an organisation. */
export function ofReader({ boss }: World): Scene[] {
  const at = (path: string) => `/orgs/${boss.slug}${path}`;
  return [
    { path: at("?env=*&period=30d"), acts: [...inFrame(boss.email), ...onFilters(), ...onCards()] },
    {
      path: at("?env=*"),
      phone: true,
      acts: [
        opens("_components/shell/app-frame.tsx", press("header button[popovertarget]")),
        opens(`${FILTER}/filter-bar.tsx`, filter(1)),
      ],
    },
    { path: at("/deployments?env=*&period=30d"), acts: onDeployments() },
    {
      path: at("/incidents?env=*&period=30d"),
      acts: [opens("_components/charts/lane.tsx", press("main figure details summary"))],
    },
    {
      path: at(`/services/${NAMES.service}?env=*`),
      acts: [
        opens("orgs/[org]/_components/places/place-lane.tsx", press("section:has(#lane) details summary")),
      ],
    },
    {
      path: at("/origins?env=*"),
      acts: [
        opens(
          "orgs/[org]/origins/_components/shares-panel.tsx",
          press("section:has(#shares) details summary"),
        ),
        opens(
          "orgs/[org]/origins/_components/origin-table.tsx",
          press("section:has(#by-origin) details summary"),
        ),
      ],
    },
    {
      path: at("/health"),
      acts: [
        opens("orgs/[org]/health/_components/health-trend.tsx", press("section:has(#health-trend) summary")),
        opens(
          "orgs/[org]/health/_components/trend-days.tsx",
          press("section:has(#health-trend) button[popovertarget]"),
        ),
        opens("orgs/[org]/health/_components/cell-panel.tsx", press("svg a")),
      ],
    },
    {
      path: at("/data-quality"),
      acts: [opens("orgs/[org]/data-quality/_components/quality-list.tsx", press("details summary"))],
    },
    {
      path: at("/data-quality/checks/reruns"),
      acts: [
        opens("orgs/[org]/data-quality/checks/[code]/_components/leave-out.tsx", press("main ul button")),
      ],
    },
    {
      path: at("/data-quality/quarantine"),
      acts: [
        opens("orgs/[org]/data-quality/quarantine/_components/raw-text.tsx", press("summary")),
        shows(
          async (page) => {
            await page.route("**/api/v1/orgs/**", (route) => route.abort());
            await press("details[open] button")(page);
          },
          (page) => page.locator("details[open] [role=status]:not(:empty)"),
        ),
        shows(async (page) => {
          await page.unroute("**/api/v1/orgs/**");
          await press("details[open] button")(page);
          await page
            .locator("details[open] pre")
            .filter({ hasText: "x".repeat(5_000) })
            .waitFor();
        }),
        shows(press("details[open] button")),
        shows(press("section:has(#replay) form button")),
      ],
    },
    {
      path: at("/settings/audit?since=2026-01-01"),
      acts: [
        shows(
          async (page) => {
            await page.locator("[name=until]").press("1");
            await press("form:has([name=until]) button[type=submit]")(page);
          },
          (page) => page.locator("[name=until][aria-invalid=true]"),
        ),
      ],
    },
    { path: at("/data-quality/runs"), acts: [] },
    {
      path: "/help",
      phone: true,
      acts: [opens("help/_components/fold.tsx", press("aside summary"))],
    },
  ];
}

async function openFirst(page: Page): Promise<void> {
  await page.locator("a[data-list-row]").first().click({ timeout: 1_000 });
  await page.locator("dialog details").first().waitFor({ timeout: 5_000 });
}

function onDeployments(): Act[] {
  const at = "orgs/[org]/deployments/_components";
  return [
    opens(`${at}/bulk-bar.tsx`, async (page) => {
      await page.locator("tbody input[type=checkbox]").first().check();
      await press("main section details summary")(page);
    }),
    opens("orgs/[org]/_components/drawer/opened-event.tsx", openFirst),
    opens(`${at}/correct-verdict.tsx`, async (page) => {
      // Seen once: the drawer was gone when its fold was about to be pressed, and why is not known.
      await expect(async () => {
        if (!(await page.locator("dialog details").first().isVisible())) await openFirst(page);
        await page.locator("dialog details summary").first().click({ timeout: 1_000 });
      }).toPass();
    }),
    shows((page) => page.keyboard.press("Escape")),
  ];
}

function inFrame(email: string): Act[] {
  const titled = (title: string) => press(`aside button[popovertarget][title="${title}"]`);
  return [
    opens("_components/shell/organization-switcher.tsx", titled(NAMES.company)),
    opens("_components/shell/user-menu.tsx", titled(email)),
    shows(press("aside button[aria-expanded]")),
    shows(press("aside button[aria-expanded]")),
    opens("_components/shell/search-dialog.tsx", press("aside button[aria-haspopup]")),
    shows(
      async (page) => {
        await page.keyboard.press("/");
        await page.locator("dialog [role=combobox]").fill("zebra");
      },
      (page) => page.locator("dialog [role=status]:not(:empty)"),
    ),
  ];
}

function onFilters(): Act[] {
  const period = `${FILTER}/period-select.tsx`;
  const select = `${FILTER}/filter-select.tsx`;
  return [
    opens(period, async (page) => {
      await filter(0)(page);
      await page.locator(".mantine-DatePicker-calendarHeaderLevel").waitFor();
    }),
    opens(period, async (page) => {
      await filter(0)(page);
      await level(page);
    }),
    opens(period, async (page) => {
      await filter(0)(page);
      await level(page);
      await level(page);
    }),
    ...[1, 2, 3, 4, 5].map((place) => opens(select, filter(place))),
    opens(`${FILTER}/compare-select.tsx`, filter(6)),
    shows(
      async (page) => {
        await filter(2)(page);
        await page.locator(":popover-open fieldset input").first().check();
        await page.waitForURL(/service=/);
        await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      },
      (page) => page.locator("main ul button[aria-label]"),
    ),
  ];
}

const inHeader = (place: number) => (page: Page) =>
  page.locator("main header button[popovertarget]").nth(place).click();

function onCards(): Act[] {
  const cards = [0, 1, 2, 3].map((place) =>
    opens("_components/metrics/how-computed.tsx", (page) =>
      page.locator("main button[popovertarget][title]").nth(place).click(),
    ),
  );
  return [
    ...cards,
    opens("_components/copy-link.tsx", inHeader(0)),
    shows(
      async (page) => {
        await inHeader(0)(page);
        await press(":popover-open button")(page);
      },
      (page) => page.locator(":popover-open [role=status]:not(:empty)"),
    ),
    opens("_components/export-menu.tsx", inHeader(1)),
    opens(
      `${FILTER}/trend-controls.tsx`,
      press("main section:has(> div [role=radiogroup]) > div button[popovertarget]:not([title])"),
    ),
    opens("_components/charts/trend-tooltip.tsx", pointAtChart),
    shows((page) => page.locator("main [role=radiogroup]").nth(1).locator("label").nth(1).click()),
  ];
}

/** The chart hears a pointer that moves over it. */
async function pointAtChart(page: Page): Promise<void> {
  const chart = page.locator("main figure [role=slider]");
  await chart.hover({ position: { x: 400, y: 100 } });
  await page.mouse.move(0, 0);
  await chart.hover({ position: { x: 600, y: 120 } });
}
