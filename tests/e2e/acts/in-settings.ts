import type { Page } from "@playwright/test";
import { DEMO_EU_API_KEY, DEMO_EU_APP_KEY } from "#scripts/simulator/demo-accounts.ts";
import { type Json, newEmail } from "../api-client.ts";
import { type Act, agree, formWith, opens, press, refuses, type Scene, send, shows } from "./act.ts";
import { atTheStart, onGitHub, onNewConnection, onNewGitHub } from "./on-connecting.ts";
import { choose, newRole, openMenu, revokeToken, withInvitation } from "./presses.ts";
import { NAMES, putPublishing, setPublishing, type World } from "./world.ts";

const IN = "orgs/[org]/settings";
const MENU = `${IN}/members/_components/member-menu.tsx`;
const ROLE = `${IN}/members/_components/role-select.tsx`;
const INVITATION = `${IN}/members/_components/invitation-actions.tsx`;
const TOKENS = `${IN}/tokens/_components/token-list.tsx`;
const PICTURES = `${IN}/pictures/_components/picture-list.tsx`;
const VANISHED = `${IN}/connections/_components/vanished-panel.tsx`;
const MANAGE = `${IN}/connections/_components/manage-connection.tsx`;

const PREVIEW = `${IN}/publishing/_components/preview-panel.tsx`;
const LEFT_OUT = `${IN}/publishing/_components/left-out-list.tsx`;
const BOARDS = `${IN}/publishing/_components/image-board.tsx`;
const MAPPING = `${IN}/repositories/_components/map-service.tsx`;

const shownOnce = (page: Page) => page.locator("[role=status] code");

/** What an owner meets in the settings. */
export function ofOwner(world: World): Scene[] {
  const { boss, connections } = world;
  const at = (path: string) => `/orgs/${boss.slug}/settings/${path}`;
  return [
    { path: at("general"), acts: onSettings(world) },
    atTheStart(world),
    { path: at("metrics"), acts: onMetrics() },
    { path: at("health"), acts: onHealth() },
    { path: at("members"), acts: onMembers(world) },
    { path: at("tokens"), acts: onTokens() },
    { path: at("pictures"), acts: onPictures() },
    {
      path: at("repositories"),
      acts: [
        opens(MAPPING, press("main tbody button")),
        refuses("previewMappingAction", async (page) => {
          await press("main tbody button")(page);
          await send(page, { repository: "nowhere" });
        }),
      ],
    },
    { path: at("publishing"), prepare: () => setPublishing(world), acts: onPublishing(world) },
    { path: at("connections/new"), acts: onNewConnection(world) },
    { path: at("connections/new?source=github"), acts: onNewGitHub() },
    { path: at(`connections/${connections.gitHub}`), acts: onGitHub() },
    { path: at(`connections/${connections.read}`), acts: onConnection(world) },
    {
      path: at("connections"),
      acts: [
        shows((page) =>
          page.locator(`[aria-labelledby="connection-${connections.left}"] button`).first().click(),
        ),
        shows((page) => page.goto(at(`connections?connected=${connections.read}`))),
        shows((page) =>
          page.goto(at(`connections?connected=${connections.read}&instead=${connections.left}`)),
        ),
        shows((page) =>
          page.goto(at(`connections?reconnected=${connections.read}&instead=${connections.left}`)),
        ),
      ],
    },
  ];
}

function onSettings({ boss }: World): Act[] {
  const save = (page: Page) => formWith(page, "lookbackDays").locator("button[type=submit]").click();
  const days = (lookback: string, raw: string) => async (page: Page) => {
    await page.locator("[name=lookbackDays]").fill(lookback);
    await page.locator("[name=rawRetentionDays]").fill(raw);
    await save(page);
  };
  return [
    refuses("saveSettingsAction", days("999", "30"), "not_whole"),
    refuses("saveSettingsAction", days("35", "999"), "not_whole"),
    shows(days("35", "30"), (page) => page.locator("[data-tone=fine]")),
    refuses(
      "deleteOrganizationAction",
      async (page) => {
        await boss.send("PATCH", boss.path, { name: "Zurqa Neu" });
        await send(page, { confirmation: NAMES.company });
      },
      "wrong_name",
    ),
    // Once it was refused: with its name back before that, it would be deleted.
    shows(() => boss.send("PATCH", boss.path, { name: NAMES.company })),
  ];
}

function onMetrics(): Act[] {
  const save = (page: Page) => formWith(page, "weekStart").locator("button[type=submit]").click();
  const names = (page: Page) => page.locator(".mantine-TagsInput-inputField");
  const effect = (page: Page) => page.locator("section:has(#effect) table");
  const target = (value: string) => (page: Page) => send(page, { value, from: "2026-01-01" });
  const panel = (id: string) => `${IN}/metrics/_components/${id}-panel.tsx`;
  return [
    shows((page) => page.locator("[name=cfrDenominator][value=all]").check(), effect),
    refuses(
      "previewMetricsAction",
      async (page) => {
        await names(page).fill("9".repeat(201));
        await page.keyboard.press("Enter");
      },
      "not_a_text_of",
    ),
    refuses(
      "saveMetricsAction",
      async (page) => {
        await names(page).press("Backspace");
        for (const box of await page.locator("fieldset [type=checkbox]:checked").all()) await box.uncheck();
        for (let left = 9; left > 0; left -= 1) await names(page).press("Backspace");
        await save(page);
      },
      "not_names",
    ),
    refuses("setTargetAction", target("many")),
    refuses("setTargetAction", target("999999999")),
    shows(target("24"), (page) => page.locator("section:has(#targets) td button")),
    opens(panel("target"), press("section:has(#targets) td button")),
    shows((page) => page.keyboard.press("Escape")),
    refuses("addNoteAction", (page) => send(page, { text: "", until: "" })),
    shows(
      (page) => send(page, { text: NAMES.company }),
      (page) => page.locator("section:has(#notes) td button"),
    ),
    opens(panel("note"), press("section:has(#notes) td button")),
  ];
}

function onHealth(): Act[] {
  const end = (name: string, value: string) => (page: Page) => page.locator(`[name="${name}"]`).fill(value);
  const sent = (name: string, value: string, button: number) => async (page: Page) => {
    await end(name, value)(page);
    await page.locator("main form:has([name=version]) button[type=submit]").nth(button).click();
  };
  const [preview, save] = [0, 1];
  return [
    refuses("previewMarksAction", sent("reverts.count.good", "5", preview), "good_not_below"),
    shows(end("reverts.count.good", "0")),
    refuses("saveMarksAction", sent("reverts.count.bad", "-1", save), "not_from_to"),
    shows(end("reverts.count.bad", "2")),
    refuses("saveMarksAction", sent("deployment_frequency.count.good", "0", save), "good_not_above"),
    shows(sent("deployment_frequency.count.good", "2", preview), (page) =>
      page.locator("#marks-effect ~ section"),
    ),
    shows(sent("reverts.count.bad", "3", save), (page) =>
      page.locator("section:has(#marks) button[type=button]"),
    ),
    opens(`${IN}/health/_components/marks-panel.tsx`, press("section:has(#marks) button[type=button]")),
  ];
}

function onMembers({ boss, viewer, suspended, domain }: World): Act[] {
  const people = [boss.email, viewer.email, suspended.email];
  const places: [string, number][] = [
    [boss.email, 0],
    ...[0, 1, 2].map((place): [string, number] => [viewer.email, place]),
    [suspended.email, 0],
  ];
  return [
    ...people.map((email) => opens(MENU, openMenu(email))),
    ...places.map(([email, place]) => opens(MENU, choose(email, place))),
    opens(ROLE, newRole(boss.email, "viewer")),
    opens(ROLE, newRole(viewer.email, "owner")),
    refuses("inviteAction", (page) => send(page, { email: "" })),
    refuses("inviteAction", (page) => send(page, { email: viewer.email }), "already_member"),
    refuses("inviteAction", (page) => send(page, { email: `guest@${domain}` }), "already_invited"),
    shows((page) => send(page, { email: newEmail() }), shownOnce),
    shows((page) => page.locator("[role=status]:has(code) button").click()),
    opens(INVITATION, withInvitation(`guest@${domain}`, 0)),
    opens(INVITATION, withInvitation(`guest@${domain}`, 1)),
    shows(press("section:has(#joining) form button"), (page) => page.locator("section:has(#joining) p")),
    shows(newRole(viewer.email, "manager")),
  ];
}

function onTokens(): Act[] {
  return [
    opens(TOKENS, revokeToken),
    refuses("createTokenAction", (page) => send(page, { name: "" })),
    shows((page) => send(page, { name: "Zweiter" }), shownOnce),
  ];
}

function onPictures(): Act[] {
  return [
    shows(press("section:has(#make-picture) form button[type=submit]"), (page) =>
      page.locator("[role=status] img"),
    ),
    opens(PICTURES, press("main tbody button")),
  ];
}

function onConnection({ keys }: World): Act[] {
  const replace = (fields: Record<string, string>) => (page: Page) =>
    send(page, { apiKey: keys.apiKey, appKey: keys.appKey, ...fields });
  return [
    opens(MANAGE, press("section:has(#disconnect) button")),
    opens(VANISHED, press("section:has(#vanished) button")),
    refuses("replaceKeysAction", replace({ apiKey: "", appKey: "" }), "new_key_missing"),
    refuses(
      "replaceKeysAction",
      replace({ site: "datadoghq.eu", apiKey: DEMO_EU_API_KEY, appKey: DEMO_EU_APP_KEY }),
      "other_account",
    ),
    shows(replace({ site: "datadoghq.com" }), (page) => page.locator(`[data-tone=fine]`)),
  ];
}

const publishing = press("[aria-labelledby=preview] button");
const pushing = press("[aria-labelledby=dashboards] li:first-child button:last-of-type");

function onPublishing({ boss, connections }: World): Act[] {
  /** Somebody else unsets it while the page is open. */
  const unset = (set: Json) => shows(() => putPublishing(boss, set));
  const agreed = (does: Act["does"]) => async (page: Page) => {
    await does(page);
    await agree(page);
  };
  const closed = async (page: Page) => {
    await page.keyboard.press("Escape");
    await page.locator("[role=dialog]").waitFor({ state: "detached" });
  };
  return [
    opens(PREVIEW, publishing),
    shows(closed),
    opens(LEFT_OUT, press("section:has(> #left-out) summary")),
    opens(BOARDS, pushing),
    shows(closed),
    refuses("savePublishingAction", (page) => send(page, { prefix: "9" }), "not_a_prefix"),
    unset({ env: null, connectionId: connections.read }),
    refuses("pushDashboardAction", agreed(pushing), "publishing_without_env"),
    shows(closed),
    unset({ env: "live", connectionId: null }),
    refuses("publishAction", agreed(publishing), "publishing_without_connection"),
  ];
}
