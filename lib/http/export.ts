import "server-only";
import type { Acting } from "../db/acting.ts";
import { type Export, recordExport } from "../db/audit.ts";
import type { Page, PageRequest } from "../db/cursor.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { log } from "../log.ts";
import { type CsvColumn, csvResponse, wantsCsv } from "./csv.ts";
import type { OrganizationCall } from "./route.ts";

type EventList<T> = {
  kind: "deployments" | "incidents" | "changes" | "commits";
  columns: CsvColumn<T>[];
  readPage: (page: PageRequest) => Promise<Page<T>>;
};
type Call = OrganizationCall<{ report: ReportQuery; own: PageRequest }, null>;

/** Rows read at once for a file. */
const EXPORT_PAGE = 500;

/** One page of a list of events as JSON, or the whole of it as a CSV file, as the caller accepts. */
export async function exportOrPage<T>(call: Call, list: EventList<T>): Promise<Page<T> | Response> {
  const { limit, cursor } = call.query.own;
  if (!wantsCsv(call.request.headers.get("accept"))) return list.readPage({ limit, cursor });
  const { from, to } = call.query.report;
  return exportCsv(call.member, { ...list, from, to, requestId: call.requestId });
}

type File<T> = Export & Omit<EventList<T>, "kind"> & { requestId: string };

/** The whole of a list as a CSV file, noted in the audit log; under the request's id when it breaks off. */
export async function exportCsv<T>(member: Acting, file: File<T>): Promise<Response> {
  const { kind, columns, readPage, from, to, requestId } = file;
  const days = [from, to].map((at) => (at === null ? "" : `-${at.slice(0, 10)}`)).join("");
  const answer = await csvResponse({
    fileName: `${member.organization.slug}-${kind}${days}.csv`,
    columns,
    readPage: (next) => readPage({ limit: EXPORT_PAGE, cursor: next }),
    onError: (error) => log().error({ error, requestId, kind }, "export broke off"),
  });
  await recordExport(member, { kind, from, to });
  return answer;
}
