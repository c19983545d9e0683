import { Group, Stack } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { VanishedNotice } from "#app/orgs/[org]/_components/attention-notice.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { connectionState } from "#lib/domain/sync/sync-words.ts";
import { formOf } from "#lib/sources/sources.ts";
import { syncConnectionAction } from "../actions.ts";
import type { GitHubRead } from "../github-read.ts";
import { ConnectionFacts } from "./connection-facts.tsx";
import { ConnectionState } from "./connection-state.tsx";
import { GitHubFacts } from "./github-facts.tsx";
import { ReconnectForm, ReplaceKeysForm } from "./keys-form.tsx";
import { accountForm } from "./said-form.ts";

type Props = {
  organization: Organization;
  connection: CountedConnection;
  read: GitHubRead | null;
  now: Date;
};

/** One connection of the list: how it is, what it holds, what can be done with it. */
export function ConnectionCard({ organization, connection, read, now }: Props) {
  const t = useTranslations("connections");
  const words = useWords();
  const { slug, role, timeZone } = organization;
  const { id, name, status } = connection;
  const source = formOf(connection.provider);
  const form = source === undefined ? null : accountForm(words, source);
  const { tone, state } = connectionState(connection, now);
  const admin = hasRole(role, "admin");
  const live = status !== "disconnected";
  return (
    <Panel
      title={name}
      id={`connection-${id}`}
      aside={<StatusMark tone={tone} word={t(`standing.${state}`)} />}
    >
      <Stack gap={14}>
        <ConnectionState organization={organization} connection={connection} />
        <VanishedNotice slug={slug} role={role} connection={connection} />
        {admin && status === "needs_attention" && form !== null ? (
          <Stack maw={520} mb={8}>
            <ReplaceKeysForm slug={slug} source={form} connection={connection} />
          </Stack>
        ) : null}
        {admin && !live && form !== null ? (
          <ReconnectForm slug={slug} source={form} connection={connection} />
        ) : null}
        {read === null ? (
          <ConnectionFacts connection={connection} source={source} timeZone={timeZone} />
        ) : (
          <GitHubFacts connection={connection} read={read} timeZone={timeZone} now={now} />
        )}
        <Group gap={8} align="stretch">
          {live && hasRole(role, "manager") ? (
            <ActionButton action={syncConnectionAction.bind(null, slug, id)} disabled={status === "syncing"}>
              <IconRefresh size={16} stroke={1.7} aria-hidden="true" />
              {t(actOf(status === "syncing", read !== null))}
            </ActionButton>
          ) : null}
          <ButtonLink href={`/orgs/${slug}/settings/connections/${id}`} variant="default">
            {t(admin ? `manage.${status}` : "details")}
          </ButtonLink>
        </Group>
      </Stack>
    </Panel>
  );
}

function actOf(runs: boolean, collects: boolean) {
  if (collects) return runs ? "collecting" : "collectNow";
  return runs ? "syncing" : "syncNow";
}
