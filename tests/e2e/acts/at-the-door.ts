import type { Page } from "@playwright/test";
import { DEMO_PASSWORD, demoEmail, newEmail, PASSWORD } from "../api-client.ts";
import { type Act, opens, press, refuses, type Scene, send, shows } from "./act.ts";
import { letJoin, type World, withdraw } from "./world.ts";

const notice = "main [data-tone][role=status]";
const form = "main form:has([name=email])";

/** Of somebody who is not signed in. */
export function outside({ invitations, viewer, suspended }: World): Scene[] {
  return [
    {
      path: "/",
      acts: [opens("_components/shell/language-menu.tsx", press("header button[popovertarget]"))],
    },
    {
      path: "/sign-in",
      acts: [
        refuses("signInAction", (page) => send(page, { email: "", password: "" }), "email_needed"),
        refuses(
          "signInAction",
          (page) => send(page, { email: "ada@x.example", password: "" }),
          "password_needed",
        ),
        refuses(
          "signInAction",
          (page) => send(page, { email: demoEmail("owner"), password: `not ${DEMO_PASSWORD}` }),
          "wrong_login",
        ),
      ],
    },
    {
      path: "/sign-up",
      acts: [
        refuses("signUpAction", (page) => send(page, { email: "ada", password: "" }), "email_needed"),
        refuses(
          "signUpAction",
          (page) => send(page, { email: newEmail(), password: "short" }),
          "password_too_short",
        ),
        refuses(
          "signUpAction",
          (page) => send(page, { email: newEmail(), password: "é".repeat(40) }),
          "password_too_long",
        ),
        refuses(
          "signUpAction",
          (page) => send(page, { email: viewer.email, password: PASSWORD }),
          "account_taken",
        ),
      ],
    },
    { path: "/recover", acts: codeActs("recoverAction", viewer.email) },
    { path: "/sign-in/code", acts: codeActs("codeAction", suspended.email) },
    { path: "/help?q=zzzz", acts: [] },
    { path: invitations.guest, acts: [] },
  ];
}

/** Asking for a code, and typing wrong ones; `known` gets the mail. */
function codeActs(action: string, known: string): Scene["acts"] {
  const sends = (page: Page) => page.locator(`${form} button[value=send]`).click();
  return [
    refuses(action, (page) => send(page, { email: "ada@" }), "email_needed"),
    shows(
      (page) => send(page, { email: known }),
      (page) => page.locator(notice),
    ),
    refuses(action, (page) => send(page, { code: "12" }), "code_needed"),
    refuses(action, (page) => send(page, { code: "000000" }), "wrong_code"),
    refuses(action, sends, "rate_limited"),
  ];
}

/** Of somebody who is in no organisation yet. */
export function inside(world: World): Scene[] {
  const { boss, newcomer, invitations } = world;
  const { slug } = boss;
  return [
    {
      path: "/orgs",
      acts: [
        opens("_components/shell/user-menu.tsx", press("header button[popovertarget]")),
        refuses("createOrganizationAction", (page) => send(page, { name: "", slug: "" })),
        refuses(
          "createOrganizationAction",
          (page) => send(page, { name: "Zurqa", slug: "9" }),
          "address_malformed",
        ),
        refuses(
          "createOrganizationAction",
          (page) => send(page, { name: "Zurqa", slug: "admin" }),
          "address_reserved",
        ),
        refuses("createOrganizationAction", (page) => send(page, { name: "Zurqa", slug })),
        refuses(
          "joinOrganizationAction",
          async (page) => {
            await letJoin(world, false);
            await press("#joinable form button, section:has(#joinable) form button")(page);
          },
          "not_found",
        ),
      ],
    },
    { path: invitations.guest, acts: [] },
    {
      path: invitations.newcomer,
      acts: [
        refuses(
          "acceptAction",
          async (page) => {
            await withdraw(world, newcomer.email);
            await press("main form button[type=submit]")(page);
          },
          "invitation_void",
        ),
      ],
    },
    {
      path: "/recover/password",
      acts: [
        refuses("changePasswordAction", (page) => send(page, { password: "short" }), "password_too_short"),
      ],
    },
    { path: "/account", acts: onAccount(world) },
  ];
}

function onAccount({ newcomer, boss }: World): Scene["acts"] {
  const wrong: [string, string, Act["says"]][] = [
    ["", "short", "password_too_short"],
    ["", `${PASSWORD}, new`, "present_password_needed"],
    [`not ${PASSWORD}`, `${PASSWORD}, new`, "wrong_password"],
    [PASSWORD, PASSWORD, "same_password"],
  ];
  return [
    ...wrong.map(([present, password, says]) =>
      refuses("setPasswordAction", (page) => send(page, { present, password }), says),
    ),
    refuses("deleteAccountAction", async (page) => {
      await newcomer.send("POST", "/api/v1/orgs", { name: "Zurqa", slug: `${boss.slug}-2` });
      await send(page, { confirmation: newcomer.email });
    }),
    refuses(
      "endOtherSessionsAction",
      async (page) => {
        await signedOutElsewhere(page);
        await press("section:has(#sessions) form button")(page);
      },
      "unauthenticated",
    ),
    refuses("endSessionAction", (page) => page.locator("td form button").first().click(), "unauthenticated"),
  ];
}

/** The cookies of the session go, as they do with another tab; the language stays. */
async function signedOutElsewhere(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /session/ });
}
