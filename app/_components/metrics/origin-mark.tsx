import { useTranslations } from "next-intl";
import type { Origin } from "#lib/domain/report/report.ts";
import { ORIGINS } from "#lib/domain/sync/events.ts";
import { sayCommits } from "#lib/words/origin-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./marks.module.css";

/** The colour of an origin beside its name. */
export function OriginSwatch({ origin }: { origin: Origin }) {
  return <span className={`${classes.swatch} ${classes.tone}`} data-origin={origin} aria-hidden="true" />;
}

/** The name of an origin, with its colour. */
export function OriginName({ origin }: { origin: Origin }) {
  const t = useTranslations("origins.label");
  return (
    <span className={classes.originName}>
      <OriginSwatch origin={origin} />
      {t(origin)}
    </span>
  );
}

/** Who wrote the commits of one deployment, as a small bar that is also words. */
export function OriginBar({ origins }: { origins: Record<Origin, number> }) {
  const t = useTranslations("origins");
  const told = sayCommits(origins, useWords());
  if (told === null) return <span className="muted">{t("noCommits")}</span>;
  return (
    <span className={classes.originBar} role="img" aria-label={told} title={told}>
      {ORIGINS.filter((origin) => origins[origin] > 0).map((origin) => (
        <span
          key={origin}
          className={`${classes.originPart} ${classes.tone}`}
          data-origin={origin}
          style={{ flexGrow: origins[origin] }}
        />
      ))}
    </span>
  );
}
