import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import { PLACE_PATHS, PLACES } from "#lib/domain/places.ts";
import classes from "./places.module.css";

/** From services to teams to repositories, with the scope of the page. */
export function PlaceTabs({ slug }: { slug: string }) {
  const t = useTranslations();
  return (
    <nav aria-label={t("places.tabs")}>
      <ul className={classes.tabs}>
        {PLACES.map((kind) => (
          <li key={kind}>
            <CurrentLink href={`/orgs/${slug}/${PLACE_PATHS[kind]}`} className={classes.tab}>
              {t(`filters.many.${kind}`)}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
