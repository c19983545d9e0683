import { env } from "#lib/env.ts";
import { openApiDocument } from "#lib/http/openapi.ts";
import { installation } from "#lib/http/operations/installation.ts";
import { forAnyone, route } from "#lib/http/route.ts";
import { VERSION } from "#lib/version.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forAnyone(installation.openApi, async () =>
    openApiDocument({ version: VERSION, server: env().publicUrl ?? "/" }),
  ),
);
