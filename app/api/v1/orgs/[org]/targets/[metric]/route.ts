import { removeTargets, setTarget } from "#lib/db/targets.ts";
import { targets } from "#lib/http/operations/targets.ts";
import { forMember, route } from "#lib/http/route.ts";
import { readTarget, targetMetric } from "#lib/http/target-input.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(targets.set, ({ member, name, body }) => setTarget(member, readTarget(name, body))),
  forMember(targets.remove, ({ member, name }) => removeTargets(member, targetMetric(name))),
);
