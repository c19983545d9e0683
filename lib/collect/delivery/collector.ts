import { listDeliveryBases } from "../../db/delivery-bases.ts";
import { fetchParts } from "../../db/report.ts";
import type { DayBasis, Measured } from "../../domain/catalogue/collected.ts";
import { DELIVERY_METRICS } from "../../domain/catalogue/delivery.ts";
import { dayOf } from "../../domain/format/calendar.ts";
import type { CollectContext, Collector } from "../collector.ts";
import { deliveryValues } from "./values.ts";
import { type DayWindow, isCovered, windowOf } from "./window.ts";

/** The figures of the dashboard over the last seven days, of the organisation and of each chosen repository. */
export const deliveryCollector: Collector = {
  key: "dora",
  provider: null,
  metrics: DELIVERY_METRICS,
  gather: null,
  bases: basesOf,
  measure: async (context, days) => {
    const measured: Measured[] = [];
    for (const day of days) measured.push(...(await measureDay(context, day)));
    return measured;
  },
};

/** The deployments of the organisation: which of them are a repository's is among what is told of them. */
async function basesOf({ db, held, now }: CollectContext, days: readonly string[]): Promise<DayBasis[]> {
  const at = { now, timeZone: held.timeZone, coveredTo: null };
  const windows = days.map((day) => ({ day, ...windowOf(day, at) }));
  const scopes = ["", ...held.repositories];
  const told = await listDeliveryBases(db, held.organizationId, windows);
  return told.map(({ day, basis }) => ({
    day,
    scopes: Object.fromEntries(scopes.map((scope) => [scope, basis])),
  }));
}

/** What was not read completely was not read of any scope: then only the organisation is asked. */
async function measureDay(context: CollectContext, day: string): Promise<Measured[]> {
  const { held } = context;
  const window = await windowToRead(context, day);
  const whole = await fetchFigures(context, window, "");
  const scopes = ["", ...held.repositories];
  const measured: Measured[] = [];
  for (const scope of scopes) {
    const figures = whole === null || scope === "" ? whole : await fetchFigures(context, window, scope);
    measured.push(...deliveryValues(figures, { scope, day, window }));
  }
  return measured;
}

async function windowToRead(context: CollectContext, day: string): Promise<DayWindow> {
  const { now, held } = context;
  const at = { now, timeZone: held.timeZone };
  const window = windowOf(day, { ...at, coveredTo: null });
  if (day < dayOf(now, held.timeZone)) return window;
  const report = await fetchReport(context, window, "");
  return windowOf(day, { ...at, coveredTo: report?.window.coveredTo ?? null });
}

async function fetchFigures(context: CollectContext, window: DayWindow, scope: string) {
  const report = await fetchReport(context, window, scope);
  return report !== null && isCovered(window, report.window.coveredDays) ? report.figures : null;
}

const EVERYTHING = { env: [], service: [], team: [], connection: [], tag: [], without: [] };
const PLAIN = { compare: null, bucket: null, automation: null };

/** As the dashboard asks for it, without a filter or with that of the repository. */
function fetchReport({ db, held }: CollectContext, window: DayWindow, scope: string) {
  const repository = scope === "" ? [] : [scope];
  const query = { ...EVERYTHING, ...PLAIN, ...window, repository };
  return fetchParts(db, held.organizationId, { ...query, parts: ["figures"] });
}
