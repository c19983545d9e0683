import { useTranslations } from "next-intl";
import type { JoinableOrganization } from "#lib/db/joining.ts";
import { ActionButton } from "../../_components/form/submit-button.tsx";
import { Panel } from "../../_components/panel.tsx";
import { joinOrganizationAction } from "../actions.ts";
import classes from "./organization-list.module.css";

/** Organisations that let the visitor's domain join. */
export function JoinableList({ organizations }: { organizations: JoinableOrganization[] }) {
  const t = useTranslations("organizations");
  return (
    <Panel title={t("joinable")} id="joinable" flush>
      <ul className={classes.list}>
        {organizations.map(({ slug, name }) => (
          <li key={slug} className={classes.row}>
            <span className={classes.text}>
              <span className={classes.name}>{name}</span>
              <span className={classes.slug} translate="no">
                /orgs/{slug}
              </span>
            </span>
            <ActionButton
              action={joinOrganizationAction.bind(null, slug)}
              aria-label={t("joinNamed", { name })}
            >
              {t("join")}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
