import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import menu from "../popup.module.css";
import { Popup } from "../popup.tsx";
import classes from "./menu-face.module.css";

export type SwitcherOrganization = { slug: string; name: string };

type Props = { current: SwitcherOrganization; organizations: SwitcherOrganization[] };

/** Names the organisation that the page is about, and leads to the others. */
export function OrganizationSwitcher({ current, organizations }: Props) {
  const t = useTranslations("shell");
  return (
    <Popup
      label={t("organisations")}
      aria-label={t("switchOrganisation", { name: current.name })}
      title={current.name}
      className={classes.target}
      menu
      face={<Face name={current.name} />}
    >
      <p className={menu.heading}>{t("organisations")}</p>
      <ul>
        {organizations.map(({ slug, name }) => (
          <li key={slug}>
            <Link
              href={`/orgs/${slug}`}
              className={menu.item}
              aria-current={slug === current.slug ? "true" : undefined}
            >
              <span>{name}</span>
              {slug === current.slug ? <IconCheck size={16} stroke={1.8} aria-hidden="true" /> : null}
            </Link>
          </li>
        ))}
      </ul>
      <hr className={menu.rule} />
      <Link href="/orgs" className={menu.item}>
        <IconPlus size={16} stroke={1.6} aria-hidden="true" />
        {t("allOrganisations")}
      </Link>
    </Popup>
  );
}

function Face({ name }: { name: string }) {
  return (
    <span className={classes.face} data-row>
      <span className={classes.initial} aria-hidden="true">
        {[...name][0]?.toUpperCase()}
      </span>
      <span className={classes.name} data-name>
        {name}
      </span>
      <IconSelector size={16} stroke={1.6} aria-hidden="true" className="muted" data-name />
    </span>
  );
}
