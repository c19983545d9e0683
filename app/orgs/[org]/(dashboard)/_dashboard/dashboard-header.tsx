import { Suspense } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { freshnessOf } from "#lib/domain/report/freshness.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import type { Dashboard } from "./load.ts";
import { SyncControl } from "./sync-control.tsx";

type Props = { member: Acting; data: Dashboard; now: Date };

export function DashboardHeader(props: Props) {
  return (
    <PageHeader
      title="Delivery"
      lead={
        <Suspense fallback="Reading how old the numbers are">
          <Line {...props} />
        </Suspense>
      }
      actions={
        <Suspense>
          <Control {...props} />
        </Suspense>
      }
    />
  );
}

async function Line({ member, data, now }: Props) {
  const { slug, timeZone } = member.organization;
  const freshness = freshnessOf(await data.connections, now);
  const line = { freshness, slug, timeZone, now };
  return (
    <Suspense fallback={<FreshnessLine {...line} doubts={null} />}>
      <Doubts {...line} report={data.report} />
    </Suspense>
  );
}

async function Doubts({
  report,
  ...line
}: Omit<Parameters<typeof FreshnessLine>[0], "doubts"> & Pick<Dashboard, "report">) {
  // A report that failed is told where the numbers would be, not here.
  const doubts = await report.then(({ freshness }) => freshness).catch(() => null);
  return <FreshnessLine {...line} doubts={doubts} />;
}

async function Control({ member, data, now }: Props) {
  const { organization } = member;
  const { kind, running } = freshnessOf(await data.connections, now);
  const connected = kind !== "not-connected" && kind !== "disconnected";
  return (
    <SyncControl
      slug={organization.slug}
      running={running}
      allowed={connected && hasRole(organization.role, "manager")}
    />
  );
}
