import * as organizations from "#lib/db/organizations.ts";
import { createOrganization, listOrganizations } from "#lib/http/operations.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forCaller, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(listOrganizations, async ({ caller, query }) => {
    if (caller.by !== "token") return pageOfAll(await organizations.listOrganizations(caller.db), query);
    const { id, slug, name, role } = caller.token.organization;
    return pageOfAll([{ id, slug, name, role }], query);
  }),
  forCaller(createOrganization, ({ caller, body }) => organizations.createOrganization(caller.db, body)),
);
