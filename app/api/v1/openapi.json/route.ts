import { openApiDocument } from "#lib/http/openapi.ts";
import { getOpenApi } from "#lib/http/operations.ts";
import { forAnyone, route } from "#lib/http/route.ts";
import { VERSION } from "#lib/http/version.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forAnyone(getOpenApi, async () => openApiDocument(VERSION)),
);
