import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import { sayError } from "#lib/words/told.ts";
import classes from "./dashboard.module.css";

type Props = { slug: string; name: string; role: Role; standing: SyncStanding };

/** In place of the numbers: why there are none yet, and what to do about it. */
export function NoNumbers({ slug, name, role, standing }: Props) {
  if (standing.kind === "first-sync") return <FirstSync progress={standing.progress} />;
  if (standing.kind === "never") return <NeverSynced slug={slug} role={role} problem={standing.problem} />;
  return <NotConnected slug={slug} name={name} role={role} />;
}

function NotConnected({ slug, name, role }: Omit<Props, "standing">) {
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

function FirstSync({ progress }: Pick<SyncStanding, "progress">) {
  return (
    <Panel title="The first sync is running" id="first-sync">
      <div className={classes.prose}>
        <SyncProgress what="First sync" progress={progress} />
        <p>The page follows by itself.</p>
      </div>
    </Panel>
  );
}

function NeverSynced({
  slug,
  role,
  problem,
}: {
  slug: string;
  role: Role;
  problem: SyncStanding["problem"];
}) {
  const words = useWords();
  return (
    <Panel title="No sync has finished yet" id="never-synced">
      <div className={classes.prose}>
        <p>
          {problem === null
            ? "The first run has not started yet. It is due within the day."
            : `The last run ended with: ${sayError(words, problem)}`}
        </p>
        <ButtonLink variant="default" href={`/orgs/${slug}/settings/connections`}>
          {hasRole(role, "admin") ? "Check the connection" : "See the connection"}
        </ButtonLink>
      </div>
    </Panel>
  );
}
