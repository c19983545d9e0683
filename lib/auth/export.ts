import "server-only";
import { type CsvColumn, csvResponse, wantsCsv } from "../api/csv.ts";
import { recordExport } from "../db/audit.ts";
import type { Page, PageRequest } from "../db/cursor.ts";
import type { ReportQuery } from "../domain/report-query.ts";
import { log } from "../log.ts";
import type { OrganizationCall } from "./api.ts";

type EventList<T> = {
  kind: "deployments" | "incidents";
  columns: CsvColumn<T>[];
  readPage: (page: PageRequest) => Promise<Page<T>>;
};
type Call = OrganizationCall<{ report: ReportQuery; own: PageRequest }, null>;

/** Rows read at once for a file. */
const EXPORT_PAGE = 500;

/** One page of a list of events as JSON, or the whole of it as a CSV file, as the caller accepts. */
export async function exportOrPage<T>(
  call: Call,
  { kind, columns, readPage }: EventList<T>,
): Promise<unknown> {
  const { request, requestId, acting, member, query } = call;
  const { limit, cursor } = query.own;
  if (!wantsCsv(request.headers.get("accept"))) return readPage({ limit, cursor });
  const { from, to } = query.report;
  const file = await csvResponse({
    fileName: `${member.organization.slug}-${kind}-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`,
    columns,
    readPage: (next) => readPage({ limit: EXPORT_PAGE, cursor: next }),
    onError: (error) => log().error({ error, requestId, kind }, "export broke off"),
  });
  await recordExport(member.db, acting, { kind, from, to });
  return file;
}
