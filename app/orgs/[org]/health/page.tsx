import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { CellPanel } from "./_components/cell-panel.tsx";
import { HealthControls } from "./_components/health-controls.tsx";
import { HealthExport } from "./_components/health-export.tsx";
import { GridPanel } from "./_components/health-grid.tsx";
import { HealthNotice } from "./_components/health-notice.tsx";
import { TrendPanel } from "./_components/health-trend.tsx";
import { PictureLink } from "./_components/picture-link.tsx";
import { loadHealth } from "./load.ts";
import { readHealthState } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("healthPage"))("title") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function HealthPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const state = await readHealthState(searchParams);
  const t = await getTranslations("healthPage");
  const now = new Date();
  const page = { member, state, data: loadHealth(member, state, now), now };
  return (
    <NuqsAdapter>
      <PageHeader
        title={t("title")}
        lead={t("lead", { timeZone: member.organization.timeZone })}
        actions={
          <>
            <HelpLink topic="health" />
            <PictureLink organization={member.organization} of={{ scope: state.scope ?? "" }} />
            <Section what={t("file")} inline fallback={<Skeleton height={36} width={124} />}>
              <HealthExport {...page} />
            </Section>
          </>
        }
      />
      <div className={layout.stack}>
        <Section what={t("connections")}>
          <HealthNotice {...page} />
        </Section>
        <Section what={t("controls")} fallback={<Skeleton height={64} />}>
          <HealthControls {...page} />
        </Section>
        <Section what={t("theGrid")} fallback={<Skeleton height={596} />}>
          <GridPanel {...page} />
        </Section>
        <Section what={t("theTrend")} fallback={<Skeleton height={460} />}>
          <TrendPanel {...page} />
        </Section>
      </div>
      {state.cell === null ? null : <CellPanel {...page} name={state.cell} />}
    </NuqsAdapter>
  );
}
