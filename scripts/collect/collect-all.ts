import type { Collector } from "#lib/collect/collector.ts";
import { collect } from "#lib/collect/run.ts";
import { newestCollectRun } from "#lib/db/collect-runs.ts";
import { listConnections } from "#lib/db/connections.ts";
import { findOrganizationId } from "#lib/db/people.ts";
import { listPublishRuns, type PublishRun } from "#lib/db/publishing.ts";
import { type Held, type Outcome, startWork } from "#lib/db/work.ts";
import { groupLeftOut } from "#lib/domain/publish/left-out.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { publish } from "#lib/publish/run.ts";
import type { Server } from "#lib/sync/run.ts";
import { sayLeftOutCode } from "#lib/words/publishing-words.ts";
import { say } from "#lib/words/say.ts";
import { sayError } from "#lib/words/told.ts";
import { wordsIn } from "#lib/words/words.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";
import type { Done } from "#lib/work/outcome.ts";
import type { Order } from "./order.ts";

const ENGLISH = wordsIn("en");
const { t } = ENGLISH;

type Print = (line: string) => void;
/** `print` is given what would be sent, and nothing else; `tell` whatever is said to a person. */
type Options = { server: Server; order: Order; print: Print; tell: Print };
type Subject = { organizationId: string; subjectId: string; name: string; collectors: readonly Collector[] };

/** Collects from each subject to its end, or until it has to wait, then shows or sends what is published; whether all went well. */
export async function collectAll({ server, order, print, tell }: Options): Promise<boolean> {
  const organizationId = await findOrganizationId(server.db, order.slug);
  if (organizationId === null) throw new Error(`There is no organisation ${order.slug}.`);
  const subjects = await subjectsOf(server, organizationId, order);
  if (subjects.length === 0) tell(`${order.slug} has nothing connected to collect from.`);
  let isGood = true;
  for (const subject of subjects) isGood = (await collectFrom(server, subject, tell)) && isGood;
  return (await (order.push ? send : show)({ server, organizationId, print, tell })) && isGood;
}

/** The connections that somebody collects from, and the organisation itself. */
async function subjectsOf({ db }: Server, organizationId: string, { collectors }: Order): Promise<Subject[]> {
  const connections = await listConnections(db, organizationId);
  const live = connections.filter(({ status }) => status !== "disconnected");
  const of = (provider: string | null) => collectors.filter((one) => one.provider === provider);
  const ours = of(null);
  const name = ours.map(({ key }) => key).join(", ");
  const own = { organizationId, subjectId: organizationId, name, collectors: ours };
  const read = live.map(({ id, name, provider }) => {
    return { organizationId, subjectId: id, name, collectors: of(provider) };
  });
  return [...read, ...(live.length > 0 ? [own] : [])].filter((one) => one.collectors.length > 0);
}

async function collectFrom(server: Server, subject: Subject, tell: Print): Promise<boolean> {
  const { organizationId, subjectId, name, collectors } = subject;
  const settings = { ...server, collectors };
  const doing = (held: Held, options: WorkOptions) => collect(held, { ...settings, ...options });
  const { status } = await toEnd(server, { organizationId, kind: "collect", subjectId }, doing);
  const run = await newestCollectRun(server.db, organizationId, subjectId);
  const { kept = 0, calls = 0, notModified = 0, problems = [] } = run ?? {};
  tell(`${name}: ${status}, ${kept} values changed, ${calls} requests counted, ${notModified} unchanged.`);
  for (const { part, scope, code } of problems) tell(`  ${part} ${scope} ${code}`);
  return status === "succeeded";
}

/** Turn after turn, until nothing is left or the other side says wait. */
async function toEnd(
  { db, noticeMail }: Server,
  work: { organizationId: string; kind: string; subjectId: string },
  doing: (held: Held, options: WorkOptions) => Promise<Done>,
): Promise<Outcome> {
  for (;;) {
    const held = await startWork(db, { ...work, trigger: "manual" });
    const outcome = await hold(held, doing, { db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY });
    if (!outcome.continue || outcome.waitSeconds !== null) return outcome;
  }
}

type Published = { server: Server; organizationId: string; print: Print; tell: Print };

/** Sends nothing: prints each request as it would be sent, and tells what they are together and what is left out. */
async function show({ server: { db }, organizationId, print, tell }: Published): Promise<boolean> {
  const { bodies, series, billable, ...plan } = await previewPublishing(db, organizationId, new Date());
  for (const body of bodies) print(body);
  const sent = series.filter((one) => one.sent).length;
  const toSend = t("publishing.sentCell", { sent: series.length - sent, bodies: bodies.length });
  tell(`Nothing was sent. --push sends ${toSend}. ${t("publishing.already", { count: sent })}`);
  const price = ENGLISH.format.dollars(billable.listPriceUsdPerMonth);
  tell(`${t("publishing.billable", { series: billable.series })}, ${t("publishing.price", { price })}.`);
  tellLeftOut(
    groupLeftOut(plan).map(({ code, rows }) => ({ code, count: rows.length })),
    tell,
  );
  return true;
}

async function send({ server, organizationId, tell }: Published): Promise<boolean> {
  const work = { organizationId, kind: "publish", subjectId: organizationId };
  const doing = (held: Held, options: WorkOptions) => publish(held, { ...server, ...options, agreed: null });
  const { status, error } = await toEnd(server, work, doing);
  const { items } = await listPublishRuns(server.db, organizationId, { limit: 1, cursor: null });
  const { sent = 0, bodies = 0, already = 0, leftOut = [], problems = [] } = items[0] ?? {};
  const taken = t("publishing.sentCell", { sent, bodies });
  tell(`Published: ${status}, ${taken}. ${t("publishing.already", { count: already })}`);
  if (error !== null) tell(sayError(ENGLISH, error));
  for (const { body, ...problem } of problems) tell(`  request ${body}: ${say(ENGLISH, "errors", problem)}`);
  tellLeftOut(leftOut, tell);
  return status === "succeeded";
}

function tellLeftOut(groups: PublishRun["leftOut"], tell: Print): void {
  for (const { code, count } of groups)
    tell(`  ${code}: ${t("publishing.valueCount", { count })} ${sayLeftOutCode(ENGLISH, code)}`);
}
