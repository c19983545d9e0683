"use server";

import { redirect } from "next/navigation";
import { callerAddress } from "#lib/auth/address.ts";
import { limitRefusals } from "#lib/auth/refusal-limit.ts";
import {
  changePassword,
  passwordProblem,
  sendRecoveryMail,
  signInAsDemo,
  signInWithPassword,
  signOut,
  signUpWithPassword,
  verifyRecoveryCode,
} from "#lib/auth/session.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { type ActionState, formOf, guard, sayRefusal } from "#lib/http/action.ts";
import { requestOrigin } from "#lib/http/request-origin.ts";

type Step = ActionState<"confirm" | "sent">;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function textOf(form: FormData, name: string): string {
  const value = formOf(form).get(name);
  return typeof value === "string" ? value : "";
}

function emailOf(form: FormData): string | null {
  const email = textOf(form, "email").trim();
  return email.length <= 254 && EMAIL.test(email) ? email : null;
}

const NO_EMAIL: Step = {
  status: "refused",
  field: "email",
  message: "Enter an e-mail address, like ada@example.com.",
};

export async function signInAction(_: Step, form: FormData): Promise<Step> {
  const email = emailOf(form);
  const password = textOf(form, "password");
  if (email === null) return NO_EMAIL;
  if (password === "") return { status: "refused", field: "password", message: "Enter the password." };
  return guard(async () => {
    await limitRefusals(await callerAddress(), () => signInWithPassword(email, password));
    redirect(safeNextPath(textOf(form, "next")));
  });
}

/** One press: as one of the demo's people, in the demo only. */
export async function demoSignInAction(email: string): Promise<ActionState> {
  return guard(async () => {
    await limitRefusals(await callerAddress(), () => signInAsDemo(String(email)));
    redirect("/");
  });
}

export async function signUpAction(_: Step, form: FormData): Promise<Step> {
  const email = emailOf(form);
  const password = textOf(form, "password");
  if (email === null) return NO_EMAIL;
  const problem = passwordProblem(password);
  if (problem !== null) return { status: "refused", field: "password", message: await sayRefusal(problem) };
  const next = safeNextPath(textOf(form, "next"));
  return guard<"confirm">(async () => {
    const returnTo = `${await requestOrigin()}/callback?next=${encodeURIComponent(next)}`;
    const result = await signUpWithPassword({ email, password }, returnTo, await callerAddress());
    if (result === "signed_in") redirect(next);
    return "confirm";
  });
}

/** Both steps of a recovery: sends the mail, or verifies its code when the button says so. */
export async function recoverAction(_: Step, form: FormData): Promise<Step> {
  const email = emailOf(form);
  if (email === null) return NO_EMAIL;
  return textOf(form, "intent") === "verify" ? verifyCode(email, textOf(form, "code")) : sendMail(email);
}

function sendMail(email: string): Promise<Step> {
  return guard<"sent">(async () => {
    const returnTo = `${await requestOrigin()}/callback?next=/recover/password`;
    await sendRecoveryMail(email, returnTo, await callerAddress());
    return "sent";
  });
}

async function verifyCode(email: string, typed: string): Promise<Step> {
  const code = typed.replace(/\s/g, "");
  if (!/^\d{6,10}$/.test(code)) {
    return { status: "refused", field: "code", message: "Enter the digits of the code in the mail." };
  }
  const verified = await guard<"confirm">(async () => {
    await limitRefusals(await callerAddress(), () => verifyRecoveryCode(email, code));
    redirect("/recover/password");
  });
  return verified.status === "refused" ? { ...verified, field: "code" } : verified;
}

export async function changePasswordAction(_: Step, form: FormData): Promise<Step> {
  const password = textOf(form, "password");
  const problem = passwordProblem(password);
  if (problem !== null) return { status: "refused", field: "password", message: await sayRefusal(problem) };
  return guard(async () => {
    if ((await currentUser()) === null) redirect("/recover");
    await changePassword(password);
    redirect("/");
  });
}

export async function signOutAction(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}
