import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { cookieClient } from "../supabase/server.ts";
import { asLanguage, asLocale, guessLanguage, type Language, type Locale } from "../words/languages.ts";
import { claimedUser, currentUser } from "./user.ts";

const COOKIE = "language";
const YEAR_SECONDS = 365 * 86_400;

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

/** Chooses a language for this browser and, when somebody is signed in, for the account and its mails. */
export async function chooseLanguage(language: Language): Promise<void> {
  await remember(language);
  if ((await currentUser()) !== null) await keepWithAccount(language);
}

/** After signing in: the account's language is this browser's from now on; an account without one takes the browser's. */
export async function adoptLanguage(kept: unknown): Promise<void> {
  const language = asLanguage(kept);
  if (language === null) await keepWithAccount(await readLanguage());
  else await remember(language);
}

async function remember(language: Language): Promise<void> {
  (await cookies()).set(COOKIE, language, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().secureCookies,
    path: "/",
    maxAge: YEAR_SECONDS,
  });
}

async function keepWithAccount(language: Language): Promise<void> {
  const { auth } = await cookieClient();
  const { error } = await auth.updateUser({ data: { language } });
  if (error !== null) log().warn({ error }, "the language could not be kept with the account");
}
