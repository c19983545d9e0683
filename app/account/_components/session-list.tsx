import { Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import type { Session } from "#lib/db/sessions.ts";
import { browserName } from "#lib/domain/access/browser-name.ts";
import { endOtherSessionsAction, endSessionAction } from "../actions.ts";

/** Where somebody is signed in, and the end of it. */
export async function SessionList({ sessions }: { sessions: Promise<Session[]> }) {
  const all = await sessions;
  const t = await getTranslations("account");
  const columns: Column<Session>[] = [
    { title: t("browser"), name: true, cell: (session) => <Browser session={session} /> },
    { title: t("begun"), cell: ({ createdAt }) => <Moment at={createdAt} timeZone="UTC" /> },
    { title: t("lastUsed"), cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} timeZone="UTC" /> },
    { title: "", number: true, cell: (session) => <End session={session} /> },
  ];
  const aside = (
    <Group gap="xs">
      {all.length > 1 ? (
        <ActionButton size="xs" action={endOtherSessionsAction}>
          {t("endOthers")}
        </ActionButton>
      ) : null}
      <HelpLink topic="sessions" />
    </Group>
  );
  return (
    <Panel title={t("sessions")} id="sessions" aside={aside} flush>
      <DataTable
        label={t("sessionList")}
        columns={columns}
        rows={all}
        keyOf={({ id }) => id}
        stacked
        foot={all.length > 1 ? null : t("onlyThis")}
      />
    </Panel>
  );
}

function Browser({ session: { userAgent, isCurrent } }: { session: Session }) {
  const t = useTranslations("account");
  const named = browserName(userAgent);
  return (
    <>
      {named === null ? t("unknownBrowser") : t("onSystem", named)}
      {isCurrent ? <span className="muted"> {t("thisOne")}</span> : null}
    </>
  );
}

function End({ session: { id, userAgent, createdAt, isCurrent } }: { session: Session }) {
  const t = useTranslations("account");
  const format = useFormats();
  if (isCurrent) return null;
  const named = browserName(userAgent);
  const browser = named === null ? t("unknownBrowser") : t("onSystem", named);
  return (
    <ActionButton
      size="xs"
      action={endSessionAction.bind(null, id)}
      aria-label={t("endNamed", { browser, begun: format.moment(createdAt, "UTC") })}
    >
      {t("end")}
    </ActionButton>
  );
}
