import { useTranslations } from "next-intl";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import { sayError } from "#lib/words/told.ts";
import { AskForConnection } from "../../_components/ask-for-connection.tsx";
import classes from "./dashboard.module.css";

type Props = {
  slug: string;
  name: string;
  role: Role;
  standing: SyncStanding;
  /** Whom somebody asks who may not connect. */
  admins: string[];
};

/** In place of the numbers: why there are none yet, and what to do about it. */
export function NoNumbers({ slug, name, role, standing, admins }: Props) {
  if (standing.kind === "first-sync") return <FirstSync progress={standing.progress} />;
  if (standing.kind === "never") return <NeverSynced slug={slug} role={role} problem={standing.problem} />;
  return <NotConnected slug={slug} name={name} role={role} admins={admins} />;
}

function NotConnected({ slug, name, role, admins }: Omit<Props, "standing">) {
  const t = useTranslations("dashboard.noAccount");
  return (
    <Panel title={t("title")} id="not-connected">
      <div className={classes.prose}>
        <p>{t("text")}</p>
        {hasRole(role, "admin") ? (
          <>
            <p>{t("needs")}</p>
            <ButtonLink href={`/orgs/${slug}/settings/connections`}>{t("connect")}</ButtonLink>
            <WhatIsNext slug={slug} />
          </>
        ) : (
          <AskForConnection organization={name} admins={admins} />
        )}
      </div>
    </Panel>
  );
}

function WhatIsNext({ slug }: { slug: string }) {
  const t = useTranslations("start");
  return (
    <p className="muted">
      {t.rich("next", {
        quality: (words) => <TextLink href={`/orgs/${slug}/data-quality`}>{words}</TextLink>,
        members: (words) => <TextLink href={`/orgs/${slug}/settings/members`}>{words}</TextLink>,
      })}
    </p>
  );
}

function FirstSync({ progress }: Pick<SyncStanding, "progress">) {
  const t = useTranslations("dashboard.firstSync");
  return (
    <Panel title={t("title")} id="first-sync">
      <div className={classes.prose}>
        <SyncProgress what={t("what")} progress={progress} />
        <p>{t("follows")}</p>
      </div>
    </Panel>
  );
}

type NeverProps = Pick<Props, "slug" | "role"> & Pick<SyncStanding, "problem">;

function NeverSynced({ slug, role, problem }: NeverProps) {
  const t = useTranslations("dashboard.neverSynced");
  const words = useWords();
  return (
    <Panel title={t("title")} id="never-synced">
      <div className={classes.prose}>
        <p>{problem === null ? t("due") : t("problem", { problem: sayError(words, problem) })}</p>
        <ButtonLink variant="default" href={`/orgs/${slug}/settings/connections`}>
          {t(hasRole(role, "admin") ? "check" : "see")}
        </ButtonLink>
      </div>
    </Panel>
  );
}
