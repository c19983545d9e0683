"use client";

import { ActionIcon, CloseButton, DrawerBody, DrawerContent, DrawerOverlay, DrawerRoot } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Brand } from "../brand.tsx";
import classes from "./app-frame.module.css";
import { COLLAPSED_COOKIE, LAST_ORGANIZATION_COOKIE } from "./cookies.ts";
import { Navigation } from "./navigation.tsx";
import { OrganizationSwitcher, type SwitcherOrganization } from "./organization-switcher.tsx";
import { UserMenu } from "./user-menu.tsx";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

type Props = {
  current: SwitcherOrganization;
  organizations: SwitcherOrganization[];
  email: string;
  /** Whether the visitor keeps the navigation as icons. */
  collapsed: boolean;
  children: ReactNode;
};

/** The frame of an organisation's pages: navigation on the left, in a drawer on phones, and the page. */
export function AppFrame({ current, organizations, email, collapsed: initially, children }: Props) {
  const [collapsed, setCollapsed] = useState(initially);
  const [open, setOpen] = useState(false);
  const pathname = usePathname();
  useEffect(() => remember(LAST_ORGANIZATION_COOKIE, current.slug), [current.slug]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes when the page has changed
  useEffect(() => setOpen(false), [pathname]);

  const toggle = () => {
    remember(COLLAPSED_COOKIE, collapsed ? "0" : "1");
    setCollapsed(!collapsed);
  };
  const content = (compact: boolean, onCollapse?: () => void) => (
    <>
      <OrganizationSwitcher current={current} organizations={organizations} compact={compact} />
      <Navigation slug={current.slug} compact={compact} />
      <UserMenu email={email} compact={compact} {...(onCollapse === undefined ? {} : { onCollapse })} />
    </>
  );
  return (
    <div className={classes.frame} data-collapsed={collapsed}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.bar}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Open the navigation"
          onClick={() => setOpen(true)}
        >
          <IconMenu2 size={20} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
        <span className={classes.current}>{current.name}</span>
      </header>
      <aside className={classes.side}>{content(collapsed, toggle)}</aside>
      <DrawerRoot opened={open} onClose={() => setOpen(false)} size={264}>
        <DrawerOverlay />
        <DrawerContent aria-label="Navigation" className={classes.drawerContent ?? ""}>
          <DrawerBody className={classes.drawer ?? ""}>
            <div className={classes.drawerTop}>
              <Brand />
              <CloseButton aria-label="Close the navigation" onClick={() => setOpen(false)} />
            </div>
            {content(false)}
          </DrawerBody>
        </DrawerContent>
      </DrawerRoot>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
