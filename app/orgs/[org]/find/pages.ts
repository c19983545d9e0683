import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import type { Found } from "#lib/domain/found.ts";
import type { Words } from "#lib/words/words.ts";
import { PAGES as SETTINGS } from "../settings/_components/settings-navigation.tsx";

const PAGES = [
  { path: "", name: "overview" },
  { path: "/deployments", name: "deployments" },
  { path: "/incidents", name: "incidents" },
  { path: "/services", name: "services" },
  { path: "/origins", name: "origins" },
  { path: "/data-quality", name: "dataQuality" },
  { path: "/settings/connections", name: "settings" },
] as const;

/** The pages of the navigation. */
export function findPages({ slug }: Organization, { t }: Words): Found[] {
  const pages = PAGES.map(({ path, name }) => page(t(`client.${name}`), `/orgs/${slug}${path}`));
  return [...pages, page(t("client.help"), "/help")];
}

/** The pages of the settings that this role may open. */
export function findSettings({ slug, role }: Organization, { t }: Words): Found[] {
  return SETTINGS.filter(({ from }) => hasRole(role, from)).map(({ path }) => ({
    kind: "setting",
    title: t(`settingPages.page.${path}`),
    detail: null,
    href: `/orgs/${slug}/settings/${path}`,
  }));
}

const page = (title: string, href: string): Found => ({ kind: "page", title, detail: null, href });
