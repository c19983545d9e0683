import { getConfig } from "#lib/api/operations.ts";
import { VERSION } from "#lib/api/version.ts";
import { forAnyone, route } from "#lib/auth/api.ts";
import { env } from "#lib/env.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forAnyone(getConfig, async () => {
    const { supabaseUrl, publishableKey, embedded, demo } = env();
    return { version: VERSION, supabaseUrl, publishableKey, embedded, demo };
  }),
);
