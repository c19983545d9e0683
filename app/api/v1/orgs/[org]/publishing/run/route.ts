import { publishing } from "#lib/http/operations/publishing.ts";
import { forMember, route } from "#lib/http/route.ts";
import { startPublishing } from "#lib/publish/request.ts";

/** What is sent goes on after the answer. */
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.run, ({ member, body }) => startPublishing(member, body)),
);
