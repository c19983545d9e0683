import { useTranslations } from "next-intl";
import { OriginSwatch } from "#app/_components/metrics/origin-mark.tsx";
import type { Origin } from "#lib/domain/report/report.ts";
import classes from "./origins.module.css";

/** A name that a table can be read by, and the colour that it has everywhere. */
export function OriginName({ origin }: { origin: Origin }) {
  const t = useTranslations("origins.label");
  return (
    <span className={classes.origin}>
      <OriginSwatch origin={origin} />
      {t(origin)}
    </span>
  );
}
