"use client";

import { usePathname } from "next/navigation";
import { LinkPending } from "#app/_components/link-pending.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
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
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className={classes.navigation}>
      <ul className={classes.list}>
        {PAGES.filter((page) => admin || !page.admin).map(({ path, label }) => {
          const href = `/orgs/${slug}/settings/${path}`;
          return (
            <li key={path}>
              <ScopedLink
                href={href}
                className={classes.link}
                aria-current={pathname.startsWith(href) ? "page" : undefined}
              >
                {label}
                <span className={classes.pending}>
                  <LinkPending />
                </span>
              </ScopedLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
