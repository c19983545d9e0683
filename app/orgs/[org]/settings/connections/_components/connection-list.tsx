import { Stack } from "@mantine/core";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { ConnectLinks } from "./connect-links.tsx";
import { ConnectedMessage, type Told } from "./connected-message.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { NoConnection } from "./no-connection.tsx";

type Props = { organization: Organization; connections: Promise<CountedConnection[]>; told: Told };

/** The connections of an organisation, or the way to the first one; follows a sync while it runs. */
export async function ConnectionList({ organization, connections, told }: Props) {
  const all = await connections;
  const { slug, role } = organization;
  if (all.length === 0) return <NoConnection {...organization} />;
  const now = new Date();
  return (
    <Stack gap="md">
      <LiveRefresh active={all.some(({ status }) => status === "syncing")} />
      <ConnectedMessage told={told} connections={all} />
      {all.map((connection) => (
        <ConnectionCard key={connection.id} organization={organization} connection={connection} now={now} />
      ))}
      {hasRole(role, "admin") ? <ConnectLinks slug={slug} another /> : null}
    </Stack>
  );
}
