import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { buttonLook } from "#app/_components/button-look.ts";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { getWords } from "#app/_language/words.ts";
import { requireMember } from "#lib/auth/org.ts";
import { runState, whyRun } from "#lib/words/run-words.ts";
import { RunGaps } from "../../data-quality/runs/_components/run-gaps.tsx";
import { CountTable } from "./_components/count-table.tsx";
import { RunFacts } from "./_components/run-facts.tsx";
import { RunOutcome } from "./_components/run-outcome.tsx";
import { SliceTable } from "./_components/slice-table.tsx";
import { loadRun } from "./load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("one") };
}

export default async function RunPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const { db, organization } = await requireMember(org);
  const loaded = await loadRun(db, organization.id, id);
  const { run } = loaded;
  const { slug, timeZone } = organization;
  const words = await getWords();
  const { t } = words;
  return (
    <>
      <LiveRefresh active={run.status === "running" || run.status === "queued"} />
      <PageHeader
        up={<TextLink href={`/orgs/${slug}/data-quality/runs`}>{t("runs.title")}</TextLink>}
        title={t(`sync.mode.${run.mode}`)}
        lead={t("runs.oneLead", { why: whyRun(run, words), timeZone })}
        actions={
          <a
            href={`/api/v1/orgs/${slug}/sync-runs/${run.id}`}
            download={`${slug}-run-${run.id}.json`}
            {...buttonLook({ variant: "default" })}
          >
            <IconDownload size={16} stroke={1.7} aria-hidden="true" />
            {t("runs.download")}
          </a>
        }
      />
      <div className={layout.stack}>
        <Panel title={t("runs.state")} id="state" aside={<StatusMark {...runState(run.status, words)} />}>
          <div className={layout.stack}>
            <RunOutcome loaded={loaded} organization={organization} now={new Date()} />
            <RunFacts loaded={loaded} organization={organization} now={new Date()} />
          </div>
        </Panel>
        <Panel title={t("runs.whatRead")} id="counts" flush>
          <CountTable run={run} />
        </Panel>
        {run.gaps.length === 0 ? null : (
          <Panel title={t("runs.whatNot")} id="gaps">
            <RunGaps gaps={run.gaps} timeZone={timeZone} open />
          </Panel>
        )}
        <Panel title={t("runs.slices")} id="slices" flush>
          <SliceTable slices={run.slices} timeZone={timeZone} running={run.finishedAt === null} />
        </Panel>
      </div>
    </>
  );
}
