import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { cookieClient } from "../supabase/server.ts";
import { asLanguage, asLocale, guessLanguage, type Language, type Locale } from "../words/languages.ts";
import { claimedUser, currentUser } from "./user.ts";

const COOKIE = "language";
/** What was chosen while nobody was signed in: the choice of whoever signs in next, if they do so soon. */
const CHOSEN_BEFORE = "language-chosen";
const YEAR_SECONDS = 365 * 86_400;
const HOUR_SECONDS = 3600;

/**
 * The language of this request: what this browser chose or its account brought, else the account's, else the first of
 * the browser's own that we speak. Once per request.
 */
export const readLocale = cache(async (): Promise<Locale> => {
  const chosen = asLocale((await cookies()).get(COOKIE)?.value);
  if (chosen !== null) return chosen;
  return (await accountLanguage()) ?? guessLanguage((await headers()).get("accept-language"));
});

/** As `readLocale`, for what is kept: the pseudo-language counts as English. */
export async function readLanguage(): Promise<Language> {
  return asLanguage(await readLocale()) ?? "en";
}

/** An outage of the auth server must not take the page that tells of it. */
async function accountLanguage(): Promise<Language | null> {
  try {
    return (await claimedUser())?.user.language ?? null;
  } catch (error) {
    log().warn({ error }, "the account's language could not be read");
    return null;
  }
}

/** Chooses a language for this browser, and for the account and its mails: of who is signed in, or signs in soon. */
export async function chooseLanguage(language: Language): Promise<void> {
  await remember(COOKIE, language, YEAR_SECONDS);
  if ((await currentUser()) === null) return remember(CHOSEN_BEFORE, language, HOUR_SECONDS);
  await forgetChoice();
  await keepWithAccount(language);
}

/**
 * After signing in. What was chosen just before is the newest choice, and kept; else the account's language is this
 * browser's from now on. An account without one takes the browser's, chosen or guessed.
 */
export async function adoptLanguage(kept: unknown): Promise<void> {
  const chosen = asLanguage((await cookies()).get(CHOSEN_BEFORE)?.value);
  const accounts = asLanguage(kept);
  await forgetChoice();
  if (chosen === null && accounts !== null) return remember(COOKIE, accounts, YEAR_SECONDS);
  if (chosen === null || chosen !== accounts) await keepWithAccount(chosen ?? (await readLanguage()));
}

/** The choice was somebody's, and is no other's who signs in later. */
export async function forgetChoice(): Promise<void> {
  (await cookies()).delete(CHOSEN_BEFORE);
}

async function remember(name: string, language: Language, maxAge: number): Promise<void> {
  (await cookies()).set(name, language, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().secureCookies,
    path: "/",
    maxAge,
  });
}

async function keepWithAccount(language: Language): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.updateUser({ data: { language } });
  if (error !== null) log().warn({ error }, "the language could not be kept with the account");
}
