import "server-only";
import { readList } from "#app/orgs/[org]/_components/list/read-list.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Page } from "#lib/db/cursor.ts";
import { type Deployment, listDeployments } from "#lib/db/deployments.ts";
import { type Incident, listIncidents } from "#lib/db/incidents.ts";
import { streamsOf } from "#lib/domain/quality/check.ts";
import { type Checked, type CheckWithRows, runChecks } from "#lib/domain/quality/check-list.ts";
import { type CheckItem, DEPLOYMENT_CHECKS, INCIDENT_CHECKS } from "#lib/domain/quality/checks.ts";
import { itemKey } from "../../check-href.ts";
import { loadQuality } from "../../load.ts";
import type { RowsQuery } from "./search-params.ts";

const PAGE_SIZE = 50;

export type LoadedRows = {
  checked: Checked;
  /** The one that the list is narrowed to; null: none. */
  item: CheckItem | null;
  rows: { stream: "deployments"; page: Page<Deployment> } | { stream: "incidents"; page: Page<Incident> };
};

/** One page of the events that a check is about: those that its number counts, over the very days of the report. */
export async function loadRows(
  { db, organization }: Acting,
  check: CheckWithRows,
  { of, stream, cursor }: RowsQuery,
): Promise<LoadedRows> {
  const quality = await loadQuality(organization.slug);
  const checked = runChecks(quality, { role: organization.role, now: new Date() }).find(
    ({ code }) => code === check.code,
  );
  if (checked === undefined) throw new Error(`no check ${check.code}`);
  const item = checked.items.find((one) => itemKey(one) === of) ?? null;
  const query = { ...quality.window, ...selectionOf(checked, item), limit: PAGE_SIZE };
  const wanted = stream ?? streamsOf(checked)[0] ?? "deployments";
  const incidents = oneOf(INCIDENT_CHECKS, check.code);
  if (wanted === "incidents" && incidents !== null) {
    const page = await readList(cursor, (from) =>
      listIncidents(db, organization.id, { ...query, check: incidents, cursor: from }),
    );
    return { checked, item, rows: { stream: "incidents", page } };
  }
  const deployments = oneOf(DEPLOYMENT_CHECKS, check.code);
  const page = await readList(cursor, (from) =>
    listDeployments(db, organization.id, { ...query, check: deployments, cursor: from }),
  );
  return { checked, item, rows: { stream: "deployments", page } };
}

/** Whether any re-run may have been left out: what then can be undone. */
export async function anyLeftOut({ db, organization }: Acting): Promise<boolean> {
  const { window } = await loadQuality(organization.slug);
  const query = { ...window, ...NARROWED_BY_NOTHING, leftOut: true, limit: 1, cursor: null };
  return (await listDeployments(db, organization.id, query)).items.length > 0;
}

const NARROWED_BY_NOTHING = {
  service: [],
  env: [],
  team: [],
  repository: [],
  connection: [],
  tag: [],
  without: [],
  automation: null,
  compare: null,
  bucket: null,
};

/** What of the events is listed beside the check: the item that is chosen, or the environments that it is about. */
function selectionOf({ code, items }: Checked, item: CheckItem | null) {
  const { name = null, ...narrowed } = item?.filter ?? {};
  const filter = Object.fromEntries(Object.entries(narrowed).map(([key, value]) => [key, [value]]));
  const env =
    code === "alike_environments" && item === null ? items.flatMap((one) => one.filter.env ?? []) : [];
  return { ...NARROWED_BY_NOTHING, env, ...filter, name };
}

function oneOf<const T extends string>(codes: readonly T[], code: string): T | null {
  return codes.find((one) => one === code) ?? null;
}
