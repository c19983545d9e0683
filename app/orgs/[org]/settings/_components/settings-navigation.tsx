import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import classes from "./settings-navigation.module.css";

export const PAGES = [
  { path: "connections", from: "viewer" },
  { path: "general", from: "viewer" },
  { path: "metrics", from: "viewer" },
  { path: "health", from: "viewer" },
  { path: "repositories", from: "viewer" },
  { path: "members", from: "viewer" },
  { path: "pictures", from: "manager" },
  { path: "publishing", from: "manager" },
  { path: "tokens", from: "admin" },
  { path: "audit", from: "admin" },
] as const;

/** The pages of the settings, those that the visitor's role may open. */
export function SettingsNavigation({ slug, role }: { slug: string; role: Role }) {
  const t = useTranslations("settingPages");
  return (
    <nav aria-label={t("navigation")} className={classes.navigation}>
      <ul className={classes.list}>
        {PAGES.filter(({ from }) => hasRole(role, from)).map(({ path }) => (
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
