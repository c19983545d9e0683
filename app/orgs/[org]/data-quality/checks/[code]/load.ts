import "server-only";
import { readList } from "#app/orgs/[org]/_components/list/read-list.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Page } from "#lib/db/cursor.ts";
import { type Deployment, type Incident, listDeployments, listIncidents } from "#lib/db/events.ts";
import { streamsOf } from "#lib/domain/quality/check.ts";
import { type Checked, type CheckWithRows, runChecks } from "#lib/domain/quality/check-list.ts";
import type { CheckItem } from "#lib/domain/quality/checks.ts";
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
  const query = { ...quality.window, ...selectionOf(check, checked, item), limit: PAGE_SIZE };
  const rows =
    (stream ?? streamsOf(checked)[0] ?? "deployments") === "incidents"
      ? ({
          stream: "incidents",
          page: await readList(cursor, (from) =>
            listIncidents(db, organization.id, { ...query, cursor: from }),
          ),
        } as const)
      : ({
          stream: "deployments",
          page: await readList(cursor, (from) =>
            listDeployments(db, organization.id, { ...query, cursor: from }),
          ),
        } as const);
  return { checked, item, rows };
}

const ALL = { service: [], env: [], team: [], repository: [], connection: [], tag: [] };

/** What of the events is listed: by the check, and by the item where one is chosen. */
function selectionOf(check: CheckWithRows, checked: Checked, item: CheckItem | null) {
  const { name = null, ...narrowed } = item?.filter ?? {};
  const filter = Object.fromEntries(Object.entries(narrowed).map(([key, value]) => [key, [value]]));
  const base = { ...ALL, ...filter, automation: null, compare: null };
  if (check.rows !== "environments") return { ...base, check: check.code, name };
  return item === null ? { ...base, env: checked.items.flatMap(({ filter: { env } }) => env ?? []) } : base;
}
