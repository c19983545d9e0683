import { Progress } from "@mantine/core";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { formatCount, formatDays, formatShare } from "#lib/domain/format/format.ts";
import type { Freshness } from "#lib/domain/report/freshness.ts";
import classes from "./dashboard.module.css";

type Props = { slug: string; name: string; role: Role; freshness: Freshness };

/** In place of the numbers: why there are none yet, and what to do about it. */
export function NoNumbers({ slug, name, role, freshness }: Props) {
  if (freshness.kind === "first-sync") return <FirstSync freshness={freshness} />;
  if (freshness.kind === "never") return <NeverSynced slug={slug} role={role} problem={freshness.problem} />;
  return <NotConnected slug={slug} name={name} role={role} />;
}

function NotConnected({ slug, name, role }: Omit<Props, "freshness">) {
  const may = hasRole(role, "admin");
  return (
    <Panel title="No Datadog account is connected" id="not-connected">
      <div className={classes.prose}>
        <p>
          Plumbline reads deployments and incidents from your Datadog account every night and computes these
          numbers from them. The first ones are here within a minute.
        </p>
        {may ? (
          <>
            <p>
              You need an API key, an application key with the scope dora_metrics_read, and your Datadog site.
            </p>
            <ButtonLink href={`/orgs/${slug}/settings/connections`}>Connect Datadog</ButtonLink>
          </>
        ) : (
          <p>
            Only an owner or an admin can connect it. Ask one of those of {name}, and send them the address of
            this page.
          </p>
        )}
      </div>
    </Panel>
  );
}

function FirstSync({ freshness: { progress } }: { freshness: Freshness }) {
  const said =
    progress === null
      ? "Asking Datadog how much there is to read."
      : `${formatDays(progress.readDays)} of ${formatCount(progress.askedDays)} days read.`;
  return (
    <Panel title="The first sync is running" id="first-sync">
      <div className={classes.prose}>
        <p role="status">{said} The page follows by itself.</p>
        <Progress
          value={(progress?.rate ?? 0) * 100}
          aria-label={`First sync: ${progress === null ? "starting" : formatShare(progress.rate)}`}
          transitionDuration={150}
        />
      </div>
    </Panel>
  );
}

function NeverSynced({ slug, role, problem }: { slug: string; role: Role; problem: string | null }) {
  return (
    <Panel title="No sync has finished yet" id="never-synced">
      <div className={classes.prose}>
        <p>
          {problem === null
            ? "The first run has not started yet. It is due within the day."
            : `The last run ended with: ${problem}`}
        </p>
        <ButtonLink variant="default" href={`/orgs/${slug}/settings/connections`}>
          {hasRole(role, "admin") ? "Check the connection" : "See the connection"}
        </ButtonLink>
      </div>
    </Panel>
  );
}
