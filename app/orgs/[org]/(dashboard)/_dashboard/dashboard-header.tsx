import { Suspense } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import { SectionBoundary } from "#app/_components/section-boundary.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import type { Dashboard } from "./load.ts";
import { SyncControl } from "./sync-control.tsx";

type Props = { member: Acting; data: Dashboard; now: Date };

export function DashboardHeader(props: Props) {
  return (
    <PageHeader
      title="Delivery"
      lead={
        <SectionBoundary what="How old the numbers are" inline>
          <Suspense fallback="Reading how old the numbers are">
            <Line {...props} />
          </Suspense>
        </SectionBoundary>
      }
      actions={
        <SectionBoundary what="Whether a sync runs" inline>
          <Suspense>
            <Control {...props} />
          </Suspense>
        </SectionBoundary>
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
  const live = (await data.connections).filter(({ status }) => status !== "disconnected");
  return (
    <SyncControl
      slug={organization.slug}
      running={live.some(({ status }) => status === "syncing")}
      allowed={live.length > 0 && hasRole(organization.role, "manager")}
    />
  );
}
