import { Group, Stack } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { connectionWord } from "#lib/domain/sync/sync-words.ts";
import { formOf } from "#lib/sources/sources.ts";
import { syncConnectionAction } from "../actions.ts";
import { ConnectionFacts } from "./connection-facts.tsx";
import { ConnectionState } from "./connection-state.tsx";
import { ReconnectForm, ReplaceKeysForm } from "./keys-form.tsx";

type Props = { organization: Organization; connection: CountedConnection; now: Date };

const MANAGE: Record<CountedConnection["status"], string> = {
  active: "Replace keys or disconnect",
  syncing: "Replace keys or disconnect",
  needs_attention: "Details, or disconnect",
  disconnected: "Details, or delete what it read",
};

/** One connection of the list: how it is, what it holds, what can be done with it. */
export function ConnectionCard({ organization, connection, now }: Props) {
  const { slug, role, timeZone } = organization;
  const { id, name, status } = connection;
  const source = formOf(connection.provider);
  const admin = hasRole(role, "admin");
  const live = status !== "disconnected";
  return (
    <Panel title={name} id={`connection-${id}`} aside={<StatusMark {...connectionWord(connection, now)} />}>
      <Stack gap={14}>
        <ConnectionState organization={organization} connection={connection} />
        {admin && status === "needs_attention" && source !== undefined ? (
          <Stack maw={520} mb={8}>
            <ReplaceKeysForm slug={slug} source={source} connection={connection} />
          </Stack>
        ) : null}
        {admin && !live && source !== undefined ? (
          <ReconnectForm slug={slug} source={source} connection={connection} />
        ) : null}
        <ConnectionFacts connection={connection} source={source} timeZone={timeZone} />
        <Group gap={8} align="stretch">
          {live && hasRole(role, "manager") ? (
            <ActionButton action={syncConnectionAction.bind(null, slug, id)} disabled={status === "syncing"}>
              <IconRefresh size={16} stroke={1.7} aria-hidden="true" />
              {status === "syncing" ? "Syncing" : "Sync now"}
            </ActionButton>
          ) : null}
          <ButtonLink href={`/orgs/${slug}/settings/connections/${id}`} variant="default">
            {admin ? MANAGE[status] : "Details"}
          </ButtonLink>
        </Group>
      </Stack>
    </Panel>
  );
}
