import { Stack } from "@mantine/core";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { type GitHubRead, readOf } from "../github-read.ts";
import { ConnectLinks } from "./connect-links.tsx";
import { ConnectedMessage, type Told } from "./connected-message.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { NoConnection } from "./no-connection.tsx";

type Props = { member: Acting; connections: Promise<CountedConnection[]>; told: Told };

type Shown = { connection: CountedConnection; read: GitHubRead | null };

/** The connections of an organisation, or the way to the first one; follows a sync while it runs. */
export async function ConnectionList({ member, connections, told }: Props) {
  const { organization } = member;
  const all = await connections;
  const { slug, role } = organization;
  if (all.length === 0) return <NoConnection {...organization} admins={await whomToAsk(member)} />;
  const now = new Date();
  const shown = await Promise.all(
    all.map(async (connection): Promise<Shown> => ({ connection, read: await readOf(member, connection) })),
  );
  return (
    <Stack gap="md">
      <LiveRefresh active={all.some(({ status }) => status === "syncing")} />
      <ConnectedMessage told={told} connections={all} />
      {shown.map((one) => (
        <ConnectionCard key={one.connection.id} organization={organization} {...one} now={now} />
      ))}
      {hasRole(role, "admin") ? <ConnectLinks slug={slug} another /> : null}
    </Stack>
  );
}
