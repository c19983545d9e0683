import { useTranslations } from "next-intl";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import type { OriginData } from "../load.ts";
import { DifferencePanel } from "./difference-panel.tsx";
import { ExposurePanel } from "./exposure-panel.tsx";
import { MarksPanel } from "./marks-panel.tsx";
import { MissingPanel } from "./missing-panel.tsx";
import { OriginTable } from "./origin-table.tsx";
import classes from "./origins.module.css";
import { SharesPanel } from "./shares-panel.tsx";

type Props = { slug: string; data: OriginData };

/** The parts of the page, each failing alone. */
export function OriginSections(props: Props) {
  const t = useTranslations("originsPage.part");
  return (
    <div className={classes.stack}>
      <Section what={t("difference")} fallback={<Skeleton height={166} />}>
        <Difference {...props} />
      </Section>
      <Section what={t("shares")} fallback={<Skeleton height={300} />}>
        <Shares {...props} />
      </Section>
      <Section what={t("origins")} fallback={<Skeleton height={340} />}>
        <Rest {...props} />
      </Section>
    </div>
  );
}

async function Difference({ slug, data }: Props) {
  return <DifferencePanel byOrigin={(await data.shares).byOrigin} slug={slug} />;
}

async function Shares({ slug, data }: Props) {
  const { originSeries, window } = await data.series;
  return <SharesPanel points={originSeries} window={window} bucket={data.bucket} slug={slug} />;
}

async function Rest({ slug, data }: Props) {
  const { byOrigin } = await data.shares;
  return (
    <>
      <OriginTable byOrigin={byOrigin} slug={slug} />
      <ExposurePanel exposure={byOrigin.exposure} slug={slug} />
      <MarksPanel marks={byOrigin.marks} slug={slug} />
      <MissingPanel byOrigin={byOrigin} slug={slug} />
    </>
  );
}
