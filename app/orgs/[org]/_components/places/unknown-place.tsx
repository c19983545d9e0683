import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { nearestNames, PLACE_PATHS, placeHref } from "#lib/domain/places.ts";
import type { PlaceKey } from "./load.ts";
import classes from "./places.module.css";

type Props = { slug: string; place: PlaceKey; others: string[] };

/** That nothing was ever called so, and what is called nearly so. */
export function UnknownPlace({ slug, place: { kind, name }, others }: Props) {
  const t = useTranslations();
  const near = nearestNames(name, others);
  return (
    <Panel title={t(`places.unknown.${kind}`)} id="unknown">
      <div className={classes.stack}>
        <p>{t("places.unknown.text")}</p>
        {near.length === 0 ? null : (
          <>
            <p>{t("places.unknown.near")}</p>
            <ul className={classes.names}>
              {near.map((other) => (
                <li key={other}>
                  <TextLink href={placeHref(slug, kind, other)}>{other}</TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <TextLink href={`/orgs/${slug}/${PLACE_PATHS[kind]}`}>{t(`places.all.${kind}`)}</TextLink>
        </p>
      </div>
    </Panel>
  );
}
