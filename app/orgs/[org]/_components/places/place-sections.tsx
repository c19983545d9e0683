import { useTranslations } from "next-intl";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import type { Shown } from "./load.ts";
import { Cards } from "./place-cards.tsx";
import { Knowledge } from "./place-knowledge.tsx";
import { Lately } from "./place-lane.tsx";
import { Lives } from "./place-lives.tsx";
import { Mapping } from "./place-mapping.tsx";
import { OpenIncidents } from "./place-open.tsx";
import { PlaceOrigins } from "./place-origins.tsx";
import { Stages } from "./place-stages.tsx";
import classes from "./places.module.css";

/** The numbers of a place, each section with its part, failing alone. */
export function PlaceSections(props: Shown) {
  const t = useTranslations("places.part");
  return (
    <div className={classes.stack}>
      <Section what={t("cards")} fallback={<Skeleton height={310} />}>
        <Cards {...props} />
      </Section>
      <Section what={t("lane")} fallback={<Skeleton height={320} />}>
        <Lately {...props} />
      </Section>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Section what={t("stages")} fallback={<Skeleton height={280} />}>
            <Stages {...props} />
          </Section>
          <Section what={t("origins")} fallback={<Skeleton height={300} />}>
            <PlaceOrigins {...props} />
          </Section>
        </div>
        <div className={classes.stack}>
          <Section what={t("open")} fallback={<Skeleton height={120} />}>
            <OpenIncidents {...props} />
          </Section>
          <Section what={t("lives")} fallback={<Skeleton height={130} />}>
            <Lives {...props} />
          </Section>
          <Section what={t("knowledge")} fallback={<Skeleton height={290} />}>
            <Knowledge {...props} />
          </Section>
          {props.data.key.kind === "service" ? (
            <Section what={t("mapping")} fallback={<Skeleton height={130} />}>
              <Mapping {...props} />
            </Section>
          ) : null}
        </div>
      </div>
    </div>
  );
}
