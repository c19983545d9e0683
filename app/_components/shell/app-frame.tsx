import { IconMenu2, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientWords } from "../../_language/client-words.tsx";
import { Brand } from "../brand.tsx";
import classes from "./app-frame.module.css";
import { Footer } from "./footer.tsx";
import { type Badges, Navigation } from "./navigation.tsx";
import { OrganizationSwitcher, type SwitcherOrganization } from "./organization-switcher.tsx";
import { FoldButton } from "./preferences.tsx";
import { SearchButton } from "./search-button.tsx";
import { UserMenu } from "./user-menu.tsx";

type Props = {
  current: SwitcherOrganization;
  organizations: SwitcherOrganization[];
  email: string;
  /** Whether the visitor keeps the navigation as icons. */
  collapsed: boolean;
  badges: Badges;
  children: ReactNode;
};

/** The frame of an organisation's pages: navigation on the left, which is a drawer on phones, and the page. */
export function AppFrame({ current, organizations, email, collapsed, badges, children }: Props) {
  const t = useTranslations("shell");
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {t("skip")}
      </a>
      <header className={classes.bar}>
        <button
          type="button"
          className={classes.icon}
          popoverTarget="navigation"
          aria-label={t("openNavigation")}
        >
          <IconMenu2 size={20} stroke={1.7} aria-hidden="true" />
        </button>
        <span className={classes.current}>{current.name}</span>
      </header>
      <aside id="navigation" popover="auto" className={classes.side} aria-label={t("navigation")}>
        <div className={classes.drawerTop}>
          <Brand />
          <button
            type="button"
            className={classes.icon}
            popoverTarget="navigation"
            popoverTargetAction="hide"
            aria-label={t("closeNavigation")}
          >
            <IconX size={18} stroke={1.7} aria-hidden="true" />
          </button>
        </div>
        <OrganizationSwitcher current={current} organizations={organizations} />
        <ClientWords namespaces={["search"]}>
          <SearchButton slug={current.slug} />
        </ClientWords>
        <Navigation slug={current.slug} badges={badges} />
        <div className={classes.foot}>
          <UserMenu email={email} place="above" />
          <FoldButton initially={collapsed} className={classes.fold} />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <div className={classes.end}>
        <Footer />
      </div>
    </div>
  );
}
