import type { Acting } from "../db/acting.ts";
import { getPublishing, keepDashboard } from "../db/publishing.ts";
import { dashboardOf } from "../domain/publish/dashboards/build.ts";
import {
  DASHBOARD_KINDS,
  type Dashboard,
  type DashboardKind,
  type DashboardWords,
} from "../domain/publish/dashboards/dashboard.ts";
import { isPictureUrl } from "../domain/publish/dashboards/image.ts";
import { AppError } from "../errors.ts";
import { withSecretKey } from "../sync/connecting/acting.ts";
import type { Server } from "../sync/run.ts";
import { openSink } from "./sink.ts";

const PUSH_SECONDS = 40;

export type ReadyDashboard = {
  kind: DashboardKind;
  /** Null while the address of its picture is not given. */
  dashboard: Dashboard | null;
  /** The one that was made in the chosen account; null where none was. */
  pushed: { id: string; url: string; pushedAt: string } | null;
};

type Wanted = { words: DashboardWords; pictureUrl: string | null };

/** Every board as it would be made now, for a manager. */
export async function listDashboards(
  { db, organization }: Pick<Acting, "db" | "organization">,
  { words, pictureUrl }: Wanted,
): Promise<ReadyDashboard[]> {
  refuseStrangePicture(pictureUrl);
  const { settings, dashboards } = await getPublishing(db, organization.id);
  return DASHBOARD_KINDS.map((kind) => {
    const made = dashboards.find((one) => one.kind === kind && one.connectionId === settings.connectionId);
    return {
      kind,
      dashboard: dashboardOf(kind, { settings, words }, pictureUrl),
      pushed: made === undefined ? null : { id: made.id, url: made.url, pushedAt: made.pushedAt },
    };
  });
}

/** Makes a board in the chosen account, or replaces the one that was made there, for an admin. */
export async function pushDashboard(
  member: Acting,
  server: Server,
  wanted: Wanted & { kind: DashboardKind },
): Promise<{ id: string; url: string }> {
  const acting = withSecretKey(member, server);
  const ready = await listDashboards({ ...acting, db: server.db }, wanted);
  const { settings } = await getPublishing(server.db, member.organization.id);
  const { dashboard, pushed } = ready.find(({ kind }) => kind === wanted.kind) ?? {};
  if (dashboard === null || dashboard === undefined) throw noPicture();
  if (settings.env === null)
    throw new AppError("invalid_input", { says: { code: "publishing_without_env", numbers: {} } });
  const { connectionId } = settings;
  const deadlineAt = Date.now() + PUSH_SECONDS * 1000;
  const { sink } = await openSink(server, {
    organizationId: member.organization.id,
    connectionId,
    deadlineAt,
  });
  const made = await sink.putDashboard({ id: pushed?.id ?? null, body: JSON.stringify(dashboard) });
  await keepDashboard(acting, { kind: wanted.kind, connectionId: connectionId ?? "", ...made });
  return made;
}

function refuseStrangePicture(url: string | null): void {
  if (url !== null && !isPictureUrl(url)) throw noPicture();
}

function noPicture(): AppError {
  return new AppError("invalid_input", {
    says: { code: "picture_address", numbers: {} },
    field: "pictureUrl",
  });
}
