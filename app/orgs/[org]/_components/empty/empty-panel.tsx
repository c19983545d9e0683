import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HelpLink } from "#app/_components/help-link.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { daysAround, type EmptyCause, type EventKind, widened } from "#lib/domain/report/empty.ts";
import type { ActiveFilter } from "#lib/domain/report/filter.ts";
import type { ToldError } from "#lib/domain/said.ts";
import { type HelpTopic, helpLink } from "#lib/help/topics.ts";
import { sayActive } from "#lib/words/filter-words.ts";
import { sayError } from "#lib/words/told.ts";
import { Ask, AskForConnection } from "../ask-for-connection.tsx";
import classes from "./empty.module.css";

export type EmptyPage = {
  organization: Organization;
  /** Whom somebody asks who may not do what helps. */
  admins: string[];
  of: EventKind;
  /** The page itself, to which its wider scopes lead. */
  path: string;
  filters: ActiveFilter[];
  /** Names of connections by their ids. */
  connections: ReadonlyMap<string, string>;
  /** The choice of production, for those who may make it. */
  production: ReactNode;
};
type Kind = EmptyCause["kind"];
type Of<K extends Kind> = { cause: Extract<EmptyCause, { kind: K }>; page: EmptyPage };

const TOPICS = {
  not_connected: "connect",
  first_sync: "noNumbers",
  never_read: "noNumbers",
  before_history: "noNumbers",
  not_read: "noNumbers",
  never_sent: "nothingSent",
  filtered: "filters",
  no_production: "production",
  elsewhere: "production",
  quiet: "noNumbers",
} as const satisfies Record<Kind, HelpTopic>;

const SHOWN: { [K in Kind]: (props: Of<K>) => ReactNode } = {
  not_connected: NotConnected,
  first_sync: FirstSync,
  never_read: NeverRead,
  before_history: BeforeHistory,
  not_read: NotRead,
  never_sent: NeverSent,
  filtered: Filtered,
  no_production: NoProduction,
  elsewhere: Elsewhere,
  quiet: Quiet,
};

/** Those whose title does not say of what there is none. */
const TITLES = {
  not_connected: "notConnected.title",
  first_sync: "firstSync.title",
  never_read: "neverRead.title",
  before_history: "beforeHistory.title",
  not_read: "notRead.title",
  no_production: "noProduction.title",
} as const;
const TITLES_OF = {
  never_sent: "neverSent.title",
  filtered: "filtered.title",
  elsewhere: "elsewhere.title",
  quiet: "quiet.title",
} as const;

function useTitle(kind: Kind, of: EventKind): string {
  const t = useTranslations("empty");
  return kind in TITLES
    ? t(TITLES[kind as keyof typeof TITLES])
    : t(TITLES_OF[kind as keyof typeof TITLES_OF], { of });
}

/** In place of numbers or rows: the one cause why there are none, and the one act that helps. */
export function EmptyPanel({ cause, page }: { cause: EmptyCause; page: EmptyPage }) {
  const title = useTitle(cause.kind, page.of);
  const Shown = SHOWN[cause.kind] as (props: { cause: EmptyCause; page: EmptyPage }) => ReactNode;
  return (
    <Panel title={title} id="empty" aside={<HelpLink topic={TOPICS[cause.kind]} />}>
      <div className={classes.prose}>
        <Shown cause={cause} page={page} />
      </div>
    </Panel>
  );
}

const mayChange = ({ organization }: EmptyPage) => hasRole(organization.role, "admin");

function NotConnected({ page }: Of<"not_connected">) {
  const t = useTranslations("empty.notConnected");
  const { slug, name } = page.organization;
  return (
    <>
      <p>{t("text")}</p>
      {mayChange(page) ? (
        <>
          <p>{t("needs")}</p>
          <ButtonLink href={`/orgs/${slug}/start`}>{t("connect")}</ButtonLink>
        </>
      ) : (
        <AskForConnection organization={name} admins={page.admins} />
      )}
    </>
  );
}

function FirstSync({ cause, page }: Of<"first_sync">) {
  const t = useTranslations("empty.firstSync");
  return (
    <>
      <div>
        <SyncProgress what={t("what")} progress={cause.progress} />
      </div>
      <p>{t("follows")}</p>
      {mayChange(page) ? (
        <ButtonLink variant="default" href={`/orgs/${page.organization.slug}/start`}>
          {t("production")}
        </ButtonLink>
      ) : null}
    </>
  );
}

function NeverRead({ cause, page }: Of<"never_read">) {
  const t = useTranslations("empty.neverRead");
  return (
    <>
      {cause.problem === null ? <p>{t("due")}</p> : <Problem problem={cause.problem} />}
      <ButtonLink variant="default" href={`/orgs/${page.organization.slug}/settings/connections`}>
        {t(mayChange(page) ? "check" : "see")}
      </ButtonLink>
    </>
  );
}

/** Why the last run ended as it did. */
function Problem({ problem }: { problem: ToldError }) {
  const t = useTranslations("empty.neverRead");
  const words = useWords();
  return <p>{t("problem", { problem: sayError(words, problem) })}</p>;
}

function BeforeHistory({ cause: { beginsAt }, page }: Of<"before_history">) {
  const t = useTranslations("empty.beforeHistory");
  const { timeZone } = page.organization;
  const days = daysAround(dayOf(beginsAt, timeZone), "from");
  return (
    <>
      <p>{t("text", { day: useFormats().day(beginsAt, timeZone) })}</p>
      <ButtonLink href={widened(page.path, [], days)}>{t("show")}</ButtonLink>
    </>
  );
}

function NotRead({ cause: { readTo, problem }, page }: Of<"not_read">) {
  const t = useTranslations("empty.notRead");
  const { slug, timeZone } = page.organization;
  return (
    <>
      <p>{t("text", { day: useFormats().day(readTo, timeZone) })}</p>
      {problem === null ? null : <Problem problem={problem} />}
      <ButtonLink href={`/orgs/${slug}/runs`}>{t("runs")}</ButtonLink>
    </>
  );
}

function NeverSent({ page }: Of<"never_sent">) {
  const t = useTranslations("empty.neverSent");
  return (
    <>
      <p>{t("text", { of: page.of })}</p>
      <ButtonLink href={helpLink("nothingSent")}>{t("learn")}</ButtonLink>
    </>
  );
}

function Filtered({ cause: { count }, page }: Of<"filtered">) {
  const t = useTranslations("empty.filtered");
  const words = useWords();
  const filters = page.filters.map((one) => sayActive(one, page.connections, words)).join(", ");
  return (
    <>
      <p>{t("text", { filters, of: page.of, count })}</p>
      <ButtonLink href={widened(page.path, page.filters)}>{t("clear")}</ButtonLink>
    </>
  );
}

function NoProduction({ cause: { seen }, page }: Of<"no_production">) {
  const t = useTranslations("empty.noProduction");
  const names = page.organization.productionEnvs.join(", ");
  return (
    <>
      <p>{t("text", { names })}</p>
      {seen.length === 0 ? <p>{t("none")}</p> : null}
      {page.production ?? <Seen cause={{ kind: "no_production", seen }} page={page} />}
    </>
  );
}

function Seen({ cause: { seen }, page }: Of<"no_production">) {
  const t = useTranslations("empty.noProduction");
  const { slug, name } = page.organization;
  if (mayChange(page)) return <ButtonLink href={`/orgs/${slug}/settings/metrics`}>{t("name")}</ButtonLink>;
  return (
    <>
      {seen.length === 0 ? null : (
        <div>
          <p>{t("seen")}</p>
          <ul>
            {seen.map(({ name: env, deployments }) => (
              <li key={env}>{t("one", { env, count: deployments })}</li>
            ))}
          </ul>
        </div>
      )}
      <Ask organization={name} admins={page.admins} />
    </>
  );
}

function Elsewhere({ cause: { count, lastAt }, page }: Of<"elsewhere">) {
  const t = useTranslations("empty.elsewhere");
  const { slug, timeZone, productionEnvs } = page.organization;
  const format = useFormats();
  return (
    <>
      <p>{t("text", { of: page.of, count, names: productionEnvs.join(", ") })}</p>
      {lastAt === null ? null : <p>{t("last", { day: format.day(lastAt, timeZone) })}</p>}
      <div className={classes.acts}>
        <ButtonLink href={widened(page.path, page.filters, { env: "*" })}>{t("all")}</ButtonLink>
        {mayChange(page) ? (
          <ButtonLink variant="default" href={`/orgs/${slug}/settings/metrics`}>
            {t("name")}
          </ButtonLink>
        ) : null}
      </div>
    </>
  );
}

function Quiet({ cause: { lastAt }, page }: Of<"quiet">) {
  const t = useTranslations("empty.quiet");
  const { timeZone } = page.organization;
  const days = daysAround(dayOf(lastAt, timeZone), "until");
  return (
    <>
      <p>{t("text", { of: page.of, day: useFormats().day(lastAt, timeZone) })}</p>
      <ButtonLink href={widened(page.path, page.filters, days)}>{t("show")}</ButtonLink>
    </>
  );
}
