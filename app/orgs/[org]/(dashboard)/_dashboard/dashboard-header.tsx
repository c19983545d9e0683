import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CopyLink } from "#app/_components/copy-link.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import { syncNow } from "./actions.ts";
import { apiSearch } from "./api-search.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import type { Shown } from "./load.ts";

export function DashboardHeader(props: Shown) {
  const t = useTranslations("dashboard");
  return (
    <PageHeader
      title={t("title")}
      lead={
        <Section what={t("parts.freshness")} inline fallback={t("readingFreshness")}>
          <Line {...props} />
        </Section>
      }
      actions={
        <>
          <CopyLink query={props.data.query} />
          <ExportMenu items={exportsOf(props, t)} />
          <Section what={t("parts.running")} inline>
            <Control {...props} />
          </Section>
        </>
      }
    />
  );
}

/** The rows behind the numbers, as the API gives them; the chart and the table have files of their own. */
function exportsOf({ member, data }: Shown, t: (key: "exports.deployments" | "exports.incidents") => string) {
  const { slug } = member.organization;
  return (["deployments", "incidents"] as const).map((list) => ({
    label: t(`exports.${list}`),
    csvFrom: `/api/v1/orgs/${slug}/${list}?${apiSearch(data.query)}`,
  }));
}

async function Line({ member: { organization }, data, now }: Shown) {
  const [connections, freshness] = await Promise.all([data.connections, data.freshness]);
  const standing = standingOf(connections, freshness);
  const { slug, timeZone } = organization;
  return <FreshnessLine standing={standing} doubts={freshness} slug={slug} timeZone={timeZone} now={now} />;
}

async function Control({ member: { organization }, data }: Shown) {
  const { slug, role } = organization;
  const t = await getTranslations("dashboard");
  const live = (await data.connections).filter(({ status }) => status !== "disconnected");
  const running = live.some(({ status }) => status === "syncing");
  return (
    <>
      <LiveRefresh active={running} />
      {live.length > 0 && hasRole(role, "manager") ? (
        <ActionButton action={syncNow.bind(null, slug)} disabled={running}>
          <IconRefresh size={16} aria-hidden />
          {t(running ? "syncing" : "sync")}
        </ActionButton>
      ) : null}
    </>
  );
}
