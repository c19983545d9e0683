import "server-only";
import { readLocale } from "#lib/auth/language.ts";
import type { Acting } from "#lib/db/acting.ts";
import { type DeploymentDetail, listDeployments } from "#lib/db/deployments.ts";
import { formatsIn } from "#lib/words/formats.ts";
import type { Repair } from "./_components/correction-fields.tsx";

/** How long after it something may be offered as what repaired it, and how many. */
const DAYS = 30;
const MOST = 25;
const DAY_MS = 86_400_000;

/** What may have repaired a deployment: the next ones of the same service, environment and connection. */
export async function listRepairs(
  { db, organization }: Acting,
  { id, service, env, connectionId, startedAt }: DeploymentDetail,
): Promise<Repair[]> {
  const query = {
    ...{
      team: [],
      repository: [],
      tag: [],
      without: [],
      automation: null,
      compare: null,
      bucket: null,
      cursor: null,
    },
    service: service === null ? [] : [service],
    env: env === null ? ["*"] : [env],
    connection: [connectionId],
    from: startedAt,
    to: new Date(Date.parse(startedAt) + DAYS * DAY_MS).toISOString(),
    limit: 500,
  };
  const format = formatsIn(await readLocale());
  const later = (await listDeployments(db, organization.id, query)).items.filter(
    (one) => one.id !== id && one.startedAt > startedAt,
  );
  // The list is newest first; what repaired it began soon after it.
  return later
    .toReversed()
    .slice(0, MOST)
    .map(({ id: value, version, externalId, startedAt: at }) => ({
      value,
      label: `${format.moment(at, organization.timeZone)} ${version ?? externalId}`,
    }));
}
