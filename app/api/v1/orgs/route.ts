import { createOrganization, listOrganizations } from "#lib/db/organizations.ts";
import { organizations } from "#lib/http/operations/organizations.ts";
import { pageOfAll } from "#lib/http/page.ts";
import { forCaller, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forCaller(organizations.list, async ({ caller, query }) => {
    if (caller.by !== "token") return pageOfAll(await listOrganizations(caller.db), query);
    const { id, slug, name, role } = caller.token.organization;
    return pageOfAll([{ id, slug, name, role }], query);
  }),
  forCaller(organizations.create, ({ caller, body }) => createOrganization(caller.db, body)),
);
