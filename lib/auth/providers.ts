import "server-only";
import { z } from "zod";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { cookieClient } from "../supabase/server.ts";

const PROVIDERS = ["github", "google"] as const;
export type Provider = (typeof PROVIDERS)[number];

const settings = z.object({ external: z.record(z.string(), z.unknown()) });
const REMEMBERED_SECONDS = 300;

let remembered: { until: number; providers: Provider[] } | null = null;

export function isProvider(value: string): value is Provider {
  return PROVIDERS.some((provider) => provider === value);
}

/** The sign-in providers that the project has switched on; none when it cannot be asked. Remembered for five minutes. */
export async function enabledProviders(now = Date.now()): Promise<Provider[]> {
  if (remembered !== null && remembered.until > now) return remembered.providers;
  const providers = await askProviders();
  if (providers === null) return remembered?.providers ?? [];
  remembered = { until: now + REMEMBERED_SECONDS * 1000, providers };
  return providers;
}

async function askProviders(): Promise<Provider[] | null> {
  try {
    const answer = await fetch(`${env().supabaseUrl}/auth/v1/settings`, {
      headers: { apikey: env().publishableKey },
      signal: AbortSignal.timeout(3000),
      cache: "no-store",
    });
    const { external } = settings.parse(await answer.json());
    return PROVIDERS.filter((provider) => external[provider] === true);
  } catch {
    return null;
  }
}

/** Where to send the visitor to sign in there; `returnTo` is our callback. */
export async function providerUrl(provider: Provider, returnTo: string): Promise<string> {
  const { auth } = await cookieClient();
  const { data, error } = await auth.signInWithOAuth({
    provider,
    options: { redirectTo: returnTo, skipBrowserRedirect: true },
  });
  if (error !== null || data.url === null)
    throw new AppError("unavailable", { message: error?.message ?? "no url" });
  return data.url;
}
