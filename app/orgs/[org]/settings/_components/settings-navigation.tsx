import { CurrentLink } from "#app/_components/scoped-link.tsx";
import classes from "./settings-navigation.module.css";

const PAGES = [
  { path: "connections", label: "Connections", admin: false },
  { path: "general", label: "General", admin: false },
  { path: "members", label: "Members", admin: false },
  { path: "tokens", label: "API tokens", admin: true },
  { path: "audit", label: "Audit log", admin: true },
];

/** The pages of the settings, those that the visitor's role may open. */
export function SettingsNavigation({ slug, admin }: { slug: string; admin: boolean }) {
  return (
    <nav aria-label="Settings" className={classes.navigation}>
      <ul className={classes.list}>
        {PAGES.filter((page) => admin || !page.admin).map(({ path, label }) => (
          <li key={path}>
            <CurrentLink href={`/orgs/${slug}/settings/${path}`} className={classes.link}>
              {label}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
