import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import tabs from "../../settings/_components/settings-navigation.module.css";

const TABS = ["", "/coverage", "/quarantine", "/runs"] as const;
const NAMES = {
  "": "checks",
  "/coverage": "coverage",
  "/quarantine": "quarantine",
  "/runs": "runs",
} as const;

/** The parts of data quality. */
export function QualityTabs({ slug }: { slug: string }) {
  const t = useTranslations("quality.tab");
  const root = `/orgs/${slug}/data-quality`;
  return (
    <nav aria-label={t("label")} className={tabs.navigation}>
      <ul className={tabs.list}>
        {TABS.map((path) => (
          <li key={path}>
            <CurrentLink
              href={`${root}${path}`}
              within={path === "" ? null : [`${root}${path}`]}
              className={tabs.link}
            >
              {t(NAMES[path])}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
