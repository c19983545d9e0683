import type { Page } from "@playwright/test";
import type { Answer } from "../../support/second-web.ts";
import { newEmail, PASSWORD } from "../api-client.ts";
import { type Act, press, refuses, type Scene, send, shows } from "./act.ts";

/** Has a path of the database or the sign-in server answered so, until the next one. */
export type Break = (path: string, answer?: Answer) => void;

const refusal = (code: string, status = 422): Answer => ({
  status,
  body: { code: status, error_code: code, msg: code },
});

const SIGN_UP = "/auth/v1/signup";
const WAITING = { id: "00000000-0000-4000-8000-000000000000", aud: "authenticated", email: "ada@x.example" };

/** Of somebody who signs up where the sign-in server refuses or fails. */
export function atTheDoor(breaks: Break): Scene[] {
  const signUp = (answer: Answer) => async (page: Page) => {
    breaks(SIGN_UP, answer);
    await send(page, { email: newEmail(), password: PASSWORD });
  };
  const refused = (answer: Answer, says: NonNullable<Act["says"]>) =>
    refuses("signUpAction", signUp(answer), says);
  return [
    {
      path: "/sign-up",
      acts: [
        refused(refusal("weak_password"), "weak_password"),
        refused(refusal("signup_disabled"), "sign_up_closed"),
        refused(refusal("email_address_not_authorized", 400), "mail_refused"),
        refused(refusal("over_email_send_rate_limit", 429), "mail_refused_now"),
        refused(refusal("over_request_rate_limit", 429), "rate_limited"),
        refused(refusal("validation_failed"), "account_not_created"),
        refused(refusal("unexpected_failure", 500), "auth_down"),
        shows(signUp({ status: 200, body: WAITING }), (page) => page.locator("main [role=status]")),
      ],
    },
    {
      path: "/sign-in",
      acts: [
        refuses(
          "signInAction",
          async (page) => {
            breaks("/auth/v1/token", refusal("email_not_confirmed", 400));
            await send(page, { email: newEmail(), password: PASSWORD });
          },
          "email_not_confirmed",
        ),
      ],
    },
    {
      path: "/recover",
      acts: [
        refuses(
          "recoverAction",
          async (page) => {
            breaks("/auth/v1/recover", refusal("validation_failed"));
            await send(page, { email: newEmail() });
          },
          "mail_not_sent",
        ),
      ],
    },
  ];
}

/** Of a member while the database fails, part by part. */
export function behindIt(breaks: Break, slug: string): Scene[] {
  const open = (path: string, ...functions: string[]) =>
    shows(
      async (page) => {
        for (const name of functions) breaks(`/rest/v1/rpc/${name}`);
        await page.goto(`/orgs/${slug}${path}`);
      },
      (page) => page.locator("main [role=alert]"),
    );
  return [
    {
      path: `/orgs/${slug}/settings/tokens`,
      acts: [
        refuses(
          "createTokenAction",
          async (page) => {
            breaks("/rest/v1/rpc/create_api_token");
            await send(page, { name: "Vierter" });
          },
          "internal",
        ),
        open("", "list_connections"),
        open("", "report_dora"),
        open("", "list_filter_values"),
        open("/settings/audit", "record_settings_visit"),
        open("/settings/members", "list_members"),
        open("/data-quality/runs", "list_sync_runs"),
        open("/data-quality", "report_data_quality"),
        shows(press("main [role=alert] button")),
      ],
    },
  ];
}
