"use client";

import { NavLink, Tooltip } from "@mantine/core";
import { IconHistory, IconLayoutDashboard, IconSettings, IconShieldCheck } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { LinkPending } from "../link-pending.tsx";
import { ScopedLink } from "../scoped-link.tsx";
import classes from "./navigation.module.css";

const ITEMS = [
  { path: "", label: "Dashboard", Icon: IconLayoutDashboard },
  { path: "/data-quality", label: "Data quality", Icon: IconShieldCheck },
  { path: "/runs", label: "Runs", Icon: IconHistory },
  { path: "/settings", to: "/settings/connections", label: "Settings", Icon: IconSettings },
];

/** The pages of an organisation; as icons with their names on hover when `compact`. */
export function Navigation({ slug, compact }: { slug: string; compact: boolean }) {
  const pathname = usePathname();
  const root = `/orgs/${slug}`;
  return (
    <nav aria-label="Organisation" className={classes.navigation}>
      <ul className={classes.list}>
        {ITEMS.map(({ path, to = path, label, Icon }) => {
          const active = path === "" ? pathname === root : pathname.startsWith(`${root}${path}`);
          return (
            <li key={label}>
              <Tooltip label={label} position="right" disabled={!compact} openDelay={0}>
                <NavLink
                  component={ScopedLink}
                  href={`${root}${to}`}
                  label={compact ? null : label}
                  aria-label={compact ? label : undefined}
                  leftSection={<Icon size={18} stroke={1.6} aria-hidden="true" />}
                  rightSection={compact ? null : <LinkPending />}
                  active={active}
                  aria-current={active ? "page" : undefined}
                  className={classes.link ?? ""}
                  data-compact={compact || undefined}
                />
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
