import type { ReactNode } from "react";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { type Cause, causeOf } from "#lib/domain/health/health-state.ts";
import { Ask } from "../../_components/ask-for-connection.tsx";
import classes from "../health.module.css";
import type { HealthShown } from "../load.ts";

/** Why there is nothing of GitHub, or nothing new, and what helps; nothing where all goes well. */
export async function HealthNotice({ member, data, now }: HealthShown) {
  const cause = causeOf(await data.told, now);
  if (cause === null) return null;
  const admins = await whomToAsk(member);
  return <CausePanel cause={cause} organization={member.organization} admins={admins} />;
}

type Props = { cause: Cause; organization: Organization; admins: string[] };

export function CausePanel({ cause, organization, admins }: Props) {
  const { t, format } = useWords();
  const { timeZone } = organization;
  switch (cause.kind) {
    case "not_connected":
      return (
        <Told title={t("healthPage.notConnected")} text={t("healthPage.notConnectedText")}>
          <Act {...{ organization, admins }} label={t("healthPage.connect")} />
        </Told>
      );
    case "none_chosen":
      return (
        <Told title={t("healthPage.noneChosen")} text={t("healthPage.noneChosenText")}>
          <Act {...{ organization, admins }} label={t("healthPage.choose")} />
        </Told>
      );
    case "collecting":
      return <Told title={t("healthPage.collecting")} text={t("healthPage.collectingText")} />;
    case "stale":
      return (
        <Told
          title={t("healthPage.stale", { moment: format.moment(cause.since, timeZone) })}
          text={t("healthPage.staleText")}
        >
          <Act {...{ organization, admins }} label={t("healthPage.connections")} />
        </Told>
      );
  }
}

function Told({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Panel title={title} id="health-cause">
      <div className={classes.told}>
        <p>{text}</p>
        {children}
      </div>
    </Panel>
  );
}

/** What helps, for those who may do it; the others are told whom to ask. */
function Act({
  organization: { slug, name, role },
  admins,
  label,
}: Omit<Props, "cause"> & { label: string }) {
  if (!hasRole(role, "admin")) return <Ask organization={name} admins={admins} />;
  return <ButtonLink href={`/orgs/${slug}/settings/connections`}>{label}</ButtonLink>;
}
