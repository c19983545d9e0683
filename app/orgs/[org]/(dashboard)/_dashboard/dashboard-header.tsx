import { IconRefresh } from "@tabler/icons-react";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import type { Acting } from "#lib/db/acting.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import { syncNow } from "./actions.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import type { Dashboard } from "./load.ts";

type Props = { member: Acting; data: Dashboard; now: Date };

export function DashboardHeader(props: Props) {
  return (
    <PageHeader
      title="Delivery"
      lead={
        <Section what="How old the numbers are" inline fallback="Reading how old the numbers are">
          <Line {...props} />
        </Section>
      }
      actions={
        <Section what="Whether a sync runs" inline>
          <Control {...props} />
        </Section>
      }
    />
  );
}

async function Line({ member: { organization }, data, now }: Props) {
  const [connections, { freshness }] = await Promise.all([data.connections, data.report]);
  const standing = standingOf(connections, freshness);
  const { slug, timeZone } = organization;
  return <FreshnessLine standing={standing} doubts={freshness} slug={slug} timeZone={timeZone} now={now} />;
}

async function Control({ member: { organization }, data }: Props) {
  const { slug, role } = organization;
  const live = (await data.connections).filter(({ status }) => status !== "disconnected");
  const running = live.some(({ status }) => status === "syncing");
  return (
    <>
      <LiveRefresh active={running} />
      {live.length > 0 && hasRole(role, "manager") ? (
        <ActionButton action={syncNow.bind(null, slug)} disabled={running}>
          <IconRefresh size={16} aria-hidden />
          {running ? "Syncing" : "Sync now"}
        </ActionButton>
      ) : null}
    </>
  );
}
