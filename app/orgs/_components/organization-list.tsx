import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { NearLink } from "#app/_components/near-link.tsx";
import type { OrganizationSummary } from "#lib/db/organizations.ts";
import classes from "./organization-list.module.css";

/** The visitor's organisations, each a link to its dashboard. */
export function OrganizationList({ organizations }: { organizations: OrganizationSummary[] }) {
  const t = useTranslations("roles");
  return (
    <ul className={classes.list}>
      {organizations.map(({ id, slug, name, role }) => (
        <li key={id}>
          <NearLink href={`/orgs/${slug}`} className={`pressable ${classes.row}`}>
            <span className={classes.text}>
              <span className={classes.name}>{name}</span>
              <span className={classes.slug} translate="no">
                /orgs/{slug}
              </span>
            </span>
            <span className={classes.role}>{t(`name.${role}`)}</span>
            <IconChevronRight size={18} stroke={1.6} aria-hidden="true" className={classes.chevron} />
          </NearLink>
        </li>
      ))}
    </ul>
  );
}
