import { useTranslations } from "next-intl";
import { ConfirmButton, type Question } from "#app/_components/form/confirm-dialog.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { disconnectAction } from "../actions.ts";
import classes from "./key-help.module.css";
import { ReconnectForm, ReplaceKeysForm } from "./keys-form.tsx";
import { PurgeForm } from "./purge-form.tsx";
import { accountForm } from "./said-form.ts";

type Props = { slug: string; source: SourceForm; connection: CountedConnection };

/** What an admin may do with one connection. */
export function ManageConnection(props: Props) {
  const t = useTranslations("connections");
  const { slug, source, connection } = props;
  const form = accountForm(useWords(), source);
  const { id, name, counts } = connection;
  const live = connection.status !== "disconnected";
  return (
    <div className={layout.stack}>
      {live ? (
        <>
          <Panel
            title={t(form.keys.length === 1 ? "replaceToken" : "replaceKeys")}
            id="replace-keys"
            aside={<HelpLink topic="replaceKeys" />}
          >
            <ReplaceKeysForm slug={slug} source={form} connection={connection} />
          </Panel>
          <Panel title={t("disconnect")} id="disconnect" aside={<HelpLink topic="disconnect" />}>
            <p>{t("disconnectText")}</p>
            <ConfirmButton variant="default" question={disconnecting(props, t)}>
              {t("disconnect")}
            </ConfirmButton>
          </Panel>
        </>
      ) : (
        <Panel title={t("reconnect")} id="reconnect" aside={<HelpLink topic="disconnect" />}>
          <p>
            {connection.streams.length === 0
              ? t("reconnectTextGitHub")
              : t("reconnectText", { source: source.name })}
          </p>
          <ReconnectForm slug={slug} source={form} connection={connection} />
        </Panel>
      )}
      <Panel title={t("purge")} id="purge" aside={<HelpLink topic="purge" />}>
        <p>{connection.streams.length === 0 ? t("purgeTextGitHub") : t("purgeText", counts)}</p>
        <PurgeForm slug={slug} connectionId={id} name={name} live={live} />
      </Panel>
    </div>
  );
}

type Say = ReturnType<typeof useTranslations<"connections">>;

function disconnecting({ slug, source, connection: { id, name, streams } }: Props, t: Say): Question {
  return {
    title: t("disconnectAsk", { name }),
    text: (
      <>
        <ul className={classes.steps}>
          <li>{t("disconnectKeys")}</li>
          <li>{t("disconnectNumbers")}</li>
          <li>{t(backOf(streams), { source: source.name })}</li>
        </ul>
        <p>{t("disconnectRevoke", { source: source.name })}</p>
      </>
    ),
    button: t("disconnect"),
    run: disconnectAction.bind(null, { slug, connectionId: id }),
  };
}

/** Any token that reads its repositories brings GitHub back; for events it has to be the same account. */
function backOf(streams: readonly string[]) {
  return streams.length === 0 ? "disconnectBackGitHub" : "disconnectBack";
}
