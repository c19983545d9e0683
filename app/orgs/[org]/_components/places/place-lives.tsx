import { CountLink } from "#app/_components/count-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { PlaceFacts } from "#lib/db/places.ts";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

export async function Lives({ member, data }: Shown) {
  const { lives } = await data.facts;
  return <LivesPanel lives={lives} slug={member.organization.slug} place={data.key} />;
}

type Props = Pick<PlaceFacts, "lives"> & { slug: string; place: PlaceKey };

/** How long a version lives until the next takes its place. */
export function LivesPanel({ lives: { p50, n }, slug, place }: Props) {
  const { t, format } = useWords();
  return (
    <Panel title={t("places.lives.title")} id="lives">
      {p50 === null ? (
        <p className={classes.muted}>{t("places.lives.none")}</p>
      ) : (
        <>
          <p className={classes.large}>{format.duration(p50)}</p>
          <p className={classes.muted}>
            {t.rich("places.lives.median", {
              count: n,
              all: (told) => (
                <CountLink slug={slug} count="superseded" value={n} narrowed={{ [place.kind]: [place.name] }}>
                  {told}
                </CountLink>
              ),
            })}
          </p>
        </>
      )}
      <p className={classes.caption}>{t("places.lives.explained")}</p>
    </Panel>
  );
}
