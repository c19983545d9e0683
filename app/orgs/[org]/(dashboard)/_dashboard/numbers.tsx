import { useTranslations } from "next-intl";
import { Section } from "#app/_components/section.tsx";
import classes from "./dashboard.module.css";
import type { Shown } from "./load.ts";
import { Figures, Incidents, Origins, Sources, Times } from "./sections.tsx";
import {
  BreakdownSkeleton,
  FiguresSkeleton,
  IncidentsSkeleton,
  OriginsSkeleton,
  TimesSkeleton,
} from "./skeletons.tsx";

/** The numbers: each section comes with its part of the report and fails with it alone. */
export function Numbers(props: Shown) {
  const t = useTranslations("dashboard.parts");
  return (
    <div className={classes.parts} data-rail>
      <div className={classes.stack}>
        <Section what={t("figures")} fallback={<FiguresSkeleton />}>
          <Figures {...props} />
        </Section>
        <Section what={t("breakdown")} fallback={<BreakdownSkeleton />}>
          <Sources {...props} />
        </Section>
      </div>
      <div className={classes.below}>
        <Section what={t("incidents")} fallback={<IncidentsSkeleton />}>
          <Incidents {...props} />
        </Section>
        <Section what={t("times")} fallback={<TimesSkeleton />}>
          <Times {...props} />
        </Section>
        <Section what={t("origins")} fallback={<OriginsSkeleton />}>
          <Origins {...props} />
        </Section>
      </div>
    </div>
  );
}
