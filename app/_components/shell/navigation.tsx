"use client";

import { IconHistory, IconLayoutDashboard, IconSettings, IconShieldCheck } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { CurrentLink } from "../scoped-link.tsx";
import { LAST_ORGANIZATION_COOKIE, remember } from "./cookies.ts";
import classes from "./navigation.module.css";

const ITEMS = [
  { path: "", label: "Dashboard", Icon: IconLayoutDashboard },
  { path: "/data-quality", label: "Data quality", Icon: IconShieldCheck },
  { path: "/runs", label: "Runs", Icon: IconHistory },
  { path: "/settings", to: "/settings/connections", label: "Settings", Icon: IconSettings },
];

/** The pages of an organisation, which this browser opens next time; the drawer around it closes with each page. */
export function Navigation({ slug }: { slug: string }) {
  const root = `/orgs/${slug}`;
  const pathname = usePathname();
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => remember(LAST_ORGANIZATION_COOKIE, slug), [slug]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the page has changed
  useEffect(() => navigation.current?.closest<HTMLElement>("[popover]")?.hidePopover(), [pathname]);
  return (
    <nav ref={navigation} aria-label="Organisation" className={classes.navigation}>
      <ul className={classes.list}>
        {ITEMS.map(({ path, to = path, label, Icon }) => (
          <li key={label}>
            <CurrentLink
              href={`${root}${to}`}
              within={path === "" ? null : `${root}${path}`}
              className={classes.link}
              title={label}
            >
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              <span data-name>{label}</span>
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
