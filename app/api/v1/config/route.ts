import { env } from "#lib/env.ts";
import { installation } from "#lib/http/operations/installation.ts";
import { forAnyone, route } from "#lib/http/route.ts";
import { VERSION } from "#lib/version.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forAnyone(installation.config, async () => {
    const { supabaseUrl, publishableKey, embedded, demo } = env();
    return { version: VERSION, supabaseUrl, publishableKey, embedded, demo };
  }),
);
