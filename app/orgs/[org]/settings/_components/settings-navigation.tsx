import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import classes from "./settings-navigation.module.css";

export const PAGES = [
  { path: "connections", admin: false },
  { path: "general", admin: false },
  { path: "metrics", admin: false },
  { path: "health", admin: false },
  { path: "repositories", admin: false },
  { path: "members", admin: false },
  { path: "tokens", admin: true },
  { path: "audit", admin: true },
] as const;

/** The pages of the settings, those that the visitor's role may open. */
export function SettingsNavigation({ slug, admin }: { slug: string; admin: boolean }) {
  const t = useTranslations("settingPages");
  return (
    <nav aria-label={t("navigation")} className={classes.navigation}>
      <ul className={classes.list}>
        {PAGES.filter((page) => admin || !page.admin).map(({ path }) => (
          <li key={path}>
            <CurrentLink href={`/orgs/${slug}/settings/${path}`} className={classes.link}>
              {t(`page.${path}`)}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
