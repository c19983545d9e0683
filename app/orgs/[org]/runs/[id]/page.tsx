import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import { buttonLook } from "#app/_components/button-look.ts";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { requireMember } from "#lib/auth/org.ts";
import { whyRun } from "#lib/domain/sync/run-words.ts";
import { modeWord, runWord } from "#lib/domain/sync/sync-words.ts";
import { RunGaps } from "../_components/run-gaps.tsx";
import { CountTable } from "./_components/count-table.tsx";
import { RunFacts } from "./_components/run-facts.tsx";
import { RunOutcome } from "./_components/run-outcome.tsx";
import { SliceTable } from "./_components/slice-table.tsx";
import { loadRun } from "./load.ts";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const { db, organization } = await requireMember(org);
  const loaded = await loadRun(db, organization.id, id);
  const { run } = loaded;
  const { slug, timeZone } = organization;
  return (
    <>
      <LiveRefresh active={run.status === "running" || run.status === "queued"} />
      <PageHeader
        up={<TextLink href={`/orgs/${slug}/runs`}>Runs</TextLink>}
        title={modeWord(run.mode)}
        lead={`${whyRun(run)} Times in ${timeZone}.`}
        actions={
          <a
            href={`/api/v1/orgs/${slug}/sync-runs/${run.id}`}
            download={`${slug}-run-${run.id}.json`}
            {...buttonLook({ variant: "default" })}
          >
            <IconDownload size={16} stroke={1.7} aria-hidden="true" />
            Download as JSON
          </a>
        }
      />
      <div className={layout.stack}>
        <Panel title="State" id="state" aside={<StatusMark {...runWord(run.status)} />}>
          <div className={layout.stack}>
            <RunOutcome loaded={loaded} organization={organization} now={new Date()} />
            <RunFacts loaded={loaded} organization={organization} now={new Date()} />
          </div>
        </Panel>
        <Panel title="What it read" id="counts" flush>
          <CountTable run={run} />
        </Panel>
        {run.gaps.length === 0 ? null : (
          <Panel title="What it could not read" id="gaps">
            <RunGaps gaps={run.gaps} timeZone={timeZone} open />
          </Panel>
        )}
        <Panel title="Slices" id="slices" flush>
          <SliceTable slices={run.slices} timeZone={timeZone} running={run.finishedAt === null} />
        </Panel>
      </div>
    </>
  );
}
