"use client";

import { IconHistory, IconLayoutDashboard, IconSettings, IconShieldCheck } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { CurrentLink } from "../scoped-link.tsx";
import { LAST_ORGANIZATION_COOKIE, remember } from "./cookies.ts";
import classes from "./navigation.module.css";

const ITEMS = [
  { path: "", name: "dashboard", Icon: IconLayoutDashboard },
  { path: "/data-quality", name: "dataQuality", Icon: IconShieldCheck },
  { path: "/runs", name: "runs", Icon: IconHistory },
  { path: "/settings", to: "/settings/connections", name: "settings", Icon: IconSettings },
] as const;

/** What stands beside the name of a page, such as how much is to be done there. */
export type Badges = Partial<Record<(typeof ITEMS)[number]["name"], ReactNode>>;

/** The pages of an organisation, which this browser opens next time; the drawer around it closes with each page. */
export function Navigation({ slug, badges }: { slug: string; badges: Badges }) {
  const t = useTranslations("client");
  const root = `/orgs/${slug}`;
  const pathname = usePathname();
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => remember(LAST_ORGANIZATION_COOKIE, slug), [slug]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the page has changed
  useEffect(() => navigation.current?.closest<HTMLElement>("[popover]")?.hidePopover(), [pathname]);
  return (
    <nav ref={navigation} aria-label={t("navigation")} className={classes.navigation}>
      <ul className={classes.list}>
        {ITEMS.map(({ path, name, Icon, ...item }) => (
          <li key={name}>
            <CurrentLink
              href={`${root}${"to" in item ? item.to : path}`}
              within={path === "" ? null : `${root}${path}`}
              className={classes.link}
              title={t(name)}
            >
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              <span data-name>{t(name)}</span>
              {badges[name]}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
