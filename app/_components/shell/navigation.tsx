"use client";

import {
  IconBox,
  IconFlame,
  IconGitBranch,
  IconHeartbeat,
  IconHelp,
  IconLayoutDashboard,
  type IconProps,
  IconRocket,
  IconSettings,
  IconShieldCheck,
} from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentType, type ReactNode, useEffect, useRef } from "react";
import { CurrentLink } from "../scoped-link.tsx";
import { LAST_ORGANIZATION_COOKIE, remember } from "./cookies.ts";
import classes from "./navigation.module.css";

/** `folders`: the pages that it stands for besides its own. */
const GROUPS = [
  {
    group: "delivery",
    items: [
      { path: "", name: "overview", Icon: IconLayoutDashboard },
      { path: "/deployments", folders: ["/changes", "/commits"], name: "deployments", Icon: IconRocket },
      { path: "/incidents", name: "incidents", Icon: IconFlame },
      { path: "/services", folders: ["/teams", "/repositories"], name: "services", Icon: IconBox },
      { path: "/origins", name: "origins", Icon: IconGitBranch },
      { path: "/health", name: "health", Icon: IconHeartbeat },
    ],
  },
  {
    group: "trust",
    items: [{ path: "/data-quality", folders: ["/runs"], name: "dataQuality", Icon: IconShieldCheck }],
  },
  {
    group: null,
    items: [{ path: "/settings", to: "/settings/connections", name: "settings", Icon: IconSettings }],
  },
] as const satisfies { group: string | null; items: Item[] }[];

type Item = {
  path: string;
  folders?: readonly string[];
  to?: string;
  name: string;
  Icon: ComponentType<IconProps>;
};
type Name = (typeof GROUPS)[number]["items"][number]["name"];

/** What stands beside the name of a page, such as how much is to be done there. */
export type Badges = Partial<Record<Name, ReactNode>>;

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
      {GROUPS.map(({ group, items }) => (
        <div key={group ?? ""} className={classes.group}>
          {group === null ? null : (
            <p className={classes.heading} data-name>
              {t(group)}
            </p>
          )}
          <ul className={classes.list} aria-label={group === null ? undefined : t(group)}>
            {items.map(({ name, ...item }) => (
              <li key={name}>
                <NavigationLink root={root} item={item} label={t(name)} badge={badges[name]} />
              </li>
            ))}
            {group === null ? (
              <li>
                <NavigationLink
                  root=""
                  item={{ path: "/help", Icon: IconHelp }}
                  label={t("help")}
                  badge={undefined}
                />
              </li>
            ) : null}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type LinkProps = { root: string; item: Omit<Item, "name">; label: string; badge: ReactNode };

function NavigationLink({ root, item: { path, folders = [], to = path, Icon }, label, badge }: LinkProps) {
  return (
    <CurrentLink
      href={`${root}${to}`}
      within={path === "" ? null : [path, ...folders].map((folder) => `${root}${folder}`)}
      className={classes.link}
      title={label}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      <span data-name>{label}</span>
      {badge}
    </CurrentLink>
  );
}
