import { Stack } from "@mantine/core";
import type { Connection } from "#lib/db/connections.ts";
import { hasRole, type Role } from "#lib/domain/role.ts";
import { ButtonLink } from "../../../../../_components/link.tsx";
import { LiveRefresh } from "../../../../../_components/sync/live-refresh.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { NoConnection } from "./no-connection.tsx";

type Props = {
  organization: { slug: string; name: string; role: Role; timeZone: string };
  connections: Promise<Connection[]>;
};

/** The connections of an organisation, or the way to the first one; follows a sync while it runs. */
export async function ConnectionList({ organization, connections }: Props) {
  const all = await connections;
  const { slug, role, timeZone } = organization;
  if (all.length === 0) return <NoConnection {...organization} />;
  const now = new Date();
  const may = { sync: hasRole(role, "manager"), manage: hasRole(role, "admin") };
  return (
    <Stack gap="md">
      <LiveRefresh active={all.some(({ status }) => status === "syncing")} />
      {all.map((connection) => (
        <ConnectionCard
          key={connection.id}
          slug={slug}
          connection={connection}
          timeZone={timeZone}
          now={now}
          may={may}
        />
      ))}
      {may.manage ? (
        <div>
          <ButtonLink href={`/orgs/${slug}/settings/connections/new`} variant="default">
            Connect another account
          </ButtonLink>
        </div>
      ) : null}
    </Stack>
  );
}
