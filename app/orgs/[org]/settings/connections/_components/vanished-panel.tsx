import { Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ConfirmButton, type Question } from "#app/_components/form/confirm-dialog.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { checkHref } from "#app/orgs/[org]/data-quality/check-href.ts";
import type { VanishedEvents } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { STREAMS } from "#lib/domain/sync/events.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { decideVanishedAction } from "../actions.ts";
import classes from "./key-help.module.css";

type Props = {
  organization: Organization;
  source: SourceForm;
  connectionId: string;
  vanished: VanishedEvents;
};

/** What the source no longer lists, why it may be, what happens meanwhile, and who decides. */
export function VanishedPanel(props: Props) {
  const t = useTranslations("connections");
  const { organization, source, vanished } = props;
  const { name, role, timeZone } = organization;
  const since = () => <Moment at={vanished.since} timeZone={timeZone} />;
  return (
    <Panel title={t("vanished")} id="vanished" aside={<HelpLink topic="vanished" />}>
      <div>
        {STREAMS.map((stream) => {
          const missed = vanished.streams[stream];
          if (missed === undefined) return null;
          return (
            <p key={stream}>{t.rich("vanishedCount", { since, source: source.name, stream, ...missed })}</p>
          );
        })}
        <div>
          <p>{t("vanishedCauses")}</p>
          <ul className={classes.steps}>
            <li>{t("vanishedSwitched", { source: source.name })}</li>
            <li>{t("vanishedKeys")}</li>
            <li>{t("vanishedDeleted")}</li>
          </ul>
        </div>
        <p>{t(vanished.state === "kept" ? "vanishedKept" : "vanishedDoubted")}</p>
        {vanished.state === "kept" ? null : (
          <p>
            <TextLink href={checkHref(organization.slug, "vanished")}>{t("vanishedSee")}</TextLink>
          </p>
        )}
        {hasRole(role, "admin") ? (
          <Decision {...props} />
        ) : (
          <p>{t("vanishedOther", { organization: name })}</p>
        )}
      </div>
    </Panel>
  );
}

function Decision(props: Props) {
  const t = useTranslations("connections");
  return (
    <Group gap={8}>
      {props.vanished.state === "kept" ? null : (
        <ConfirmButton variant="default" question={ask(props, "Keep", t)}>
          {t("vanishedKeep")}
        </ConfirmButton>
      )}
      <ConfirmButton variant="default" question={ask(props, "Delete", t)}>
        {t("vanishedDelete")}
      </ConfirmButton>
    </Group>
  );
}

type Say = ReturnType<typeof useTranslations<"connections">>;

function ask(
  { organization: { slug }, source: { name: source }, connectionId, vanished: { missing } }: Props,
  act: "Keep" | "Delete",
  t: Say,
): Question {
  return {
    title: t(`vanished${act}Ask`, { missing, source }),
    text: t(`vanished${act}Text`, { source }),
    button: t(`vanished${act}`),
    run: decideVanishedAction.bind(null, { slug, connectionId, confirm: act === "Delete" }),
  };
}
