"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { callerAddress } from "#lib/auth/address.ts";
import { type CodePurpose, sendCode, verifyCode } from "#lib/auth/mail-proof.ts";
import { changePassword, passwordProblem } from "#lib/auth/password.ts";
import { limitRefusals } from "#lib/auth/refusal-limit.ts";
import { signInAsDemo, signInWithPassword, signOut, signUpWithPassword } from "#lib/auth/session.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import type { Refusal } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
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

async function refuse(field: string, says: Refusal): Promise<Step> {
  return { status: "refused", field, message: await sayRefusal(says) };
}

const NO_EMAIL: Refusal = { code: "email_needed", numbers: {} };

/** Where a mail or a provider leads back to, and on to `next`. */
async function returnTo(next: string): Promise<string> {
  return `${await requestOrigin()}/callback?next=${encodeURIComponent(next)}`;
}

export async function signInAction(_: Step, form: FormData): Promise<Step> {
  const email = emailOf(form);
  const password = textOf(form, "password");
  if (email === null) return refuse("email", NO_EMAIL);
  if (password === "") return refuse("password", { code: "password_needed", numbers: {} });
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
  if (email === null) return refuse("email", NO_EMAIL);
  const problem = passwordProblem(password);
  if (problem !== null) return refuse("password", problem);
  const next = safeNextPath(textOf(form, "next"));
  return guard<"confirm">(async () => {
    const account = { email, password };
    const result = await signUpWithPassword(account, await returnTo(next), await callerAddress());
    if (result === "signed_in") redirect(next);
    return "confirm";
  });
}

/** A code to choose a new password: sends the mail, or verifies the code in it when the button says so. */
export async function recoverAction(_: Step, form: FormData): Promise<Step> {
  return codeStep(form, "recover", "/recover/password");
}

/** The same to sign in. */
export async function codeAction(_: Step, form: FormData): Promise<Step> {
  return codeStep(form, "sign-in", safeNextPath(textOf(form, "next")));
}

async function codeStep(form: FormData, purpose: CodePurpose, next: string): Promise<Step> {
  const email = emailOf(form);
  if (email === null) return refuse("email", NO_EMAIL);
  const asked = { email, purpose };
  if (textOf(form, "intent") !== "verify")
    return guard<"sent">(async () => {
      await sendCode(asked, await returnTo(next), await callerAddress());
      return "sent";
    });
  const code = textOf(form, "code").replace(/\s/g, "");
  if (!/^\d{6,10}$/.test(code)) return refuse("code", { code: "code_needed", numbers: {} });
  const verified = await guard<"confirm">(async () => {
    await verifyCode(asked, code, await callerAddress());
    redirect(next);
  });
  return verified.status === "refused" ? { ...verified, field: "code" } : verified;
}

/** Sets the password of whoever is signed in, and goes on from there. */
export async function changePasswordAction(_: unknown, form: FormData): Promise<ActionState> {
  return guard(async () => {
    const session = (await currentUser()) ?? redirect("/recover");
    await changePassword(session, passwordsIn(form));
    redirect("/");
  });
}

/** The same in place, on the account page. */
export async function setPasswordAction(_: unknown, form: FormData): Promise<ActionState> {
  return guard(async () => {
    const session = await currentUser();
    if (session === null) throw new AppError("unauthenticated");
    await changePassword(session, passwordsIn(form));
    refresh();
    return undefined;
  });
}

function passwordsIn(form: FormData) {
  return { present: textOf(form, "present"), password: textOf(form, "password") };
}

export async function signOutAction(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}
