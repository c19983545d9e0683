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
import { unready } from "./unready.ts";

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
  wanted: Wanted,
): Promise<ReadyDashboard[]> {
  return readyDashboards(await getPublishing(db, organization.id), wanted);
}

type Stored = Awaited<ReturnType<typeof getPublishing>>;

function readyDashboards({ settings, dashboards }: Stored, { words, pictureUrl }: Wanted): ReadyDashboard[] {
  if (pictureUrl !== null && !isPictureUrl(pictureUrl)) throw noPicture();
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
  const organizationId = member.organization.id;
  const stored = await getPublishing(server.db, organizationId);
  const ready = readyDashboards(stored, wanted).find(({ kind }) => kind === wanted.kind);
  if (!ready?.dashboard) throw noPicture();
  const { env, connectionId } = stored.settings;
  if (env === null) throw unready("publishing_without_env");
  const deadlineAt = Date.now() + PUSH_SECONDS * 1000;
  const open = await openSink(server, { organizationId, connectionId, deadlineAt });
  const body = JSON.stringify(ready.dashboard);
  const made = await open.sink.putDashboard({ id: ready.pushed?.id ?? null, body });
  await keepDashboard(withSecretKey(member, server), {
    ...{ kind: wanted.kind, connectionId: open.connectionId },
    ...made,
  });
  return made;
}

function noPicture(): AppError {
  return new AppError("invalid_input", {
    says: { code: "picture_address", numbers: {} },
    field: "pictureUrl",
  });
}
