import type { Page } from "@playwright/test";
import { newEmail } from "../api-client.ts";
import { changeMember } from "../guests.ts";
import { type Act, agree, press, refuses, type Scene, send, shows } from "./act.ts";
import { choose, newRole, revokeToken, withInvitation } from "./presses.ts";
import { NAMES, nameProduction, setPublishing, type World } from "./world.ts";

/**
 * What somebody meets who was an owner when they opened the pages and may only look now: every action of an
 * organisation, where it is pressed.
 */
export function ofDemoted(world: World): Scene[] {
  const { boss, viewer, suspended, connections, corrected, domain } = world;
  const at = (path: string) => `/orgs/${boss.slug}${path}`;
  const refused = (action: string, does: Act["does"]) => refuses(action, does, "ask_whom");
  const agreed = (does: Act["does"], typed?: string) => async (page: Page) => {
    await does(page);
    await agree(page, typed);
  };
  const connection = `section[aria-labelledby="connection-${connections.read}"]`;
  return [
    {
      path: at("/settings/members"),
      acts: [
        refused("inviteAction", (page) => send(page, { email: newEmail() })),
        refused("resendAction", withInvitation(`guest@${domain}`, 0)),
        refused("revokeAction", agreed(withInvitation(`guest@${domain}`, 1))),
        refused("changeMemberAction", newRole(viewer.email, "admin")),
        refused("changeMemberAction", agreed(choose(suspended.email, 0))),
        refused("removeMemberAction", agreed(choose(suspended.email, 1), suspended.email)),
        refused("transferAction", agreed(choose(viewer.email, 1), viewer.email)),
        refused("setJoiningAction", press("section:has(#joining) form button")),
      ],
    },
    {
      path: at("/settings/tokens"),
      acts: [
        refused("createTokenAction", (page) => send(page, { name: "Dritter" })),
        refused("revokeTokenAction", agreed(revokeToken, NAMES.token)),
      ],
    },
    {
      path: at("/settings/pictures"),
      prepare: async () => void (await boss.send("POST", `${boss.path}/images`, { kind: "grid" })),
      acts: [
        refused("makePictureAction", press("section:has(#make-picture) form button[type=submit]")),
        refused("revokePictureAction", agreed(press("main tbody button"))),
      ],
    },
    {
      path: at("/settings/repositories"),
      acts: [
        refused("mapServiceAction", async (page) => {
          await press("main tbody button")(page);
          await send(page, { repository: "github.com/acme/shop" });
          await page.locator("[role=dialog] [data-tone=info]").waitFor();
          await press("[role=dialog] form button[type=submit]")(page);
        }),
      ],
    },
    {
      path: at("/settings/publishing"),
      prepare: () => setPublishing(world),
      acts: [
        refused("savePublishingAction", (page) => send(page, { env: "test" })),
        refused("publishAction", agreed(press("[aria-labelledby=preview] button"))),
        shows((page) => page.keyboard.press("Escape")),
        refused(
          "pushDashboardAction",
          agreed(press("[aria-labelledby=dashboards] li:first-child button:last-of-type")),
        ),
      ],
    },
    {
      path: at("/settings/general"),
      acts: [
        refused("saveSettingsAction", (page) => send(page, { lookbackDays: "40" })),
        refused("deleteOrganizationAction", (page) => send(page, { confirmation: NAMES.company })),
      ],
    },
    {
      path: at("/settings/metrics"),
      acts: [
        refused("saveMetricsAction", press("main form:has([name=weekStart]) button[type=submit]")),
        refused("previewMetricsAction", (page) => page.locator("[name=weekStart]").selectOption("saturday")),
        refused("setTargetAction", (page) => send(page, { value: "5" })),
        refused("removeTargetsAction", agreed(press("section:has(#targets) td button"))),
        refused("addNoteAction", (page) => send(page, { text: "Freeze" })),
        refused("removeNoteAction", agreed(press("section:has(#notes) td button"))),
      ],
    },
    {
      path: at("/settings/health"),
      acts: [
        refused("previewMarksAction", press("main form:has([name=version]) button[type=submit]")),
        refused("resetMarksAction", agreed(press("section:has(#marks) button[type=button]"))),
      ],
    },
    {
      // Of a page of its own: both buttons of the form are refused in the same words.
      path: at("/settings/health"),
      acts: [
        refused("saveMarksAction", (page) => page.locator("main form button[type=submit]").nth(1).click()),
      ],
    },
    {
      path: at(`/settings/connections/${connections.read}`),
      acts: [
        refused("decideVanishedAction", agreed(press("section:has(#vanished) button"))),
        refused("disconnectAction", agreed(press("section:has(#disconnect) button"))),
        refused("purgeAction", (page) => send(page, { confirmation: NAMES.connection })),
        refused("replaceKeysAction", (page) => send(page, { apiKey: "x", appKey: "x" })),
      ],
    },
    {
      path: at("/settings/connections"),
      acts: [refused("syncConnectionAction", press(`${connection} form button`))],
    },
    {
      path: at("/settings/connections/new"),
      acts: [
        refused("demoKeysAction", press("main form button[type=button]")),
        refused("connectAction", (page) => send(page, { apiKey: "x", appKey: "x" })),
      ],
    },
    {
      path: at("/settings/connections/new?source=github"),
      acts: [refused("offerRepositoriesAction", (page) => send(page, { token: "x" }))],
    },
    {
      path: at(`/settings/connections/${connections.gitHub}`),
      acts: [
        refused("offerMoreAction", press("section:has(#repositories) button")),
        refused("chooseWorkflowsAction", press("section:has(#workflows) form button[type=submit]")),
      ],
    },
    {
      path: at("/data-quality/checks/reruns"),
      acts: [refused("leaveOutRerunsAction", agreed(press("main ul button")))],
    },
    {
      path: at("/deployments?env=*&period=30d"),
      acts: [
        refused("correctVerdictsAction", async (page) => {
          await page.locator("tbody input[type=checkbox]").first().check();
          await press("main section details summary")(page);
          await send(page, { reason: "x" });
        }),
      ],
    },
    {
      path: at(`/deployments?env=*&period=30d&verdict=corrected&open=${corrected}`),
      acts: [refused("undoCorrectionAction", press("dialog form button"))],
    },
    {
      path: at("/data-quality/quarantine"),
      acts: [refused("replayAction", press("section:has(#replay) form button"))],
    },
    { path: at(""), acts: [refused("syncNow", press("main form button"))] },
    {
      // The last to be opened, and to be acted on: the others tell of what counts.
      path: at("/start"),
      prepare: () => nameProduction(world, ["nowhere"]),
      acts: [
        refused("chooseProductionAction", async (page) => {
          await page.locator("[name=productionEnvs]").first().check();
          await press("form:has([name=productionEnvs]) button[type=submit]")(page);
        }),
        shows(() => nameProduction(world, NAMES.environments)),
      ],
    },
  ];
}

/** Takes from the partner what their open pages still show. */
export const demote = ({ boss, partner }: World) => changeMember(boss, partner.email, { role: "viewer" });

/** What the only owner who is left cannot do. */
export function ofLastOwner({ boss }: World): Scene[] {
  return [
    {
      path: `/orgs/${boss.slug}/settings/members`,
      acts: [
        refuses(
          "leaveAction",
          async (page) => {
            await choose(boss.email, 0)(page);
            await agree(page, NAMES.company);
          },
          "last_owner",
        ),
        refuses(
          "changeMemberAction",
          async (page) => {
            await newRole(boss.email, "viewer")(page);
            await agree(page);
          },
          "last_owner",
        ),
      ],
    },
  ];
}
