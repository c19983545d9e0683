import { createOrganization, listOrganizations } from "#lib/api/operations.ts";
import { pageOfAll } from "#lib/api/page.ts";
import { forCaller, route } from "#lib/auth/api.ts";
import * as organizations from "#lib/db/organizations.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(listOrganizations, async ({ caller, query }) => {
    if (caller.by !== "token") return pageOfAll(await organizations.listOrganizations(caller.db), query);
    const { id, slug, name, role } = caller.token.organization;
    return pageOfAll([{ id, slug, name, role }], query);
  }),
  forCaller(createOrganization, ({ caller, body }) => organizations.createOrganization(caller.db, body)),
);
