import { openApiDocument } from "#lib/api/openapi.ts";
import { getOpenApi } from "#lib/api/operations.ts";
import { VERSION } from "#lib/api/version.ts";
import { forAnyone, route } from "#lib/auth/api.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forAnyone(getOpenApi, async () => openApiDocument(VERSION)),
);
