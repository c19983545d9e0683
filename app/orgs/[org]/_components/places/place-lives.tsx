import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { PlaceFacts } from "#lib/db/places.ts";
import type { Shown } from "./load.ts";
import classes from "./places.module.css";

export async function Lives({ data }: Shown) {
  return <LivesPanel lives={(await data.facts).lives} />;
}

/** How long a version lives until the next takes its place. */
export function LivesPanel({ lives: { p50, n } }: Pick<PlaceFacts, "lives">) {
  const { t, format } = useWords();
  return (
    <Panel title={t("places.lives.title")} id="lives">
      {p50 === null ? (
        <p className={classes.muted}>{t("places.lives.none")}</p>
      ) : (
        <>
          <p className={classes.large}>{format.duration(p50)}</p>
          <p className={classes.muted}>{t("places.lives.median", { count: n })}</p>
        </>
      )}
      <p className={classes.caption}>{t("places.lives.explained")}</p>
    </Panel>
  );
}
