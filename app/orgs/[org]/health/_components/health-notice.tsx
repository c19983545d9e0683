import type { ReactNode } from "react";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { useWords } from "#app/_language/use-words.ts";
import { listConnections } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { type Cause, causeOf, type Due } from "#lib/domain/health/health-state.ts";
import { sayError } from "#lib/words/told.ts";
import { Ask } from "../../_components/ask-for-connection.tsx";
import classes from "../health.module.css";
import type { HealthShown } from "../load.ts";

/** Why there is nothing of GitHub, or nothing new, and what helps; nothing where all goes well. */
export async function HealthNotice({ member, data, now }: HealthShown) {
  const { db, organization } = member;
  const told = await data.told;
  const connections = told.measuredAt === null ? await listConnections(db, organization.id) : [];
  const gitHubs = connections.filter(
    ({ provider, status }) => provider === "github" && status !== "disconnected",
  );
  const cause = causeOf(told, gitHubs, now);
  if (cause === null) return null;
  return (
    <>
      <LiveRefresh
        active={cause.kind === "first_running" || (cause.kind === "first_due" && cause.due === "now")}
      />
      <CausePanel cause={cause} organization={organization} admins={await whomToAsk(member)} />
    </>
  );
}

type Props = { cause: Cause; organization: Organization; admins: string[] };

export function CausePanel({ cause, organization, admins }: Props) {
  const { t, format } = useWords();
  const { timeZone } = organization;
  const when = (due: Due) => {
    const moment = typeof due === "string" ? "" : format.moment(due.at, timeZone);
    return { due: typeof due === "string" ? due : "at", moment };
  };
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
    case "first_running":
      return <Told title={t("healthPage.firstRunning")} text={t("healthPage.firstRunningText")} />;
    case "nothing_known":
      return <Told title={t("healthPage.nothingKnown")} text={t("healthPage.nothingKnownText")} />;
    case "first_due":
      return <Told title={t("healthPage.firstDue")} text={t("healthPage.firstDueText", when(cause.due))} />;
    case "first_failed":
      return (
        <Told
          title={t("healthPage.firstFailed")}
          text={t("healthPage.firstFailedText", {
            why: sayError({ t }, cause.error),
            ...when(cause.due),
          })}
        >
          <Act {...{ organization, admins }} label={t("healthPage.connections")} />
        </Told>
      );
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
