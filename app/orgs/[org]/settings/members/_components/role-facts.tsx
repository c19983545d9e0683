import { useTranslations } from "next-intl";
import { Facts } from "#app/_components/facts.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ROLES } from "#lib/domain/access/role.ts";
import classes from "../members.module.css";

/** What each role may do, the highest first. */
export function RoleFacts() {
  const t = useTranslations();
  return (
    <Panel title={t("members.roles")} id="roles" aside={<HelpLink topic="roles" />}>
      <Facts
        className={classes.roles}
        facts={Object.fromEntries(
          ROLES.toReversed().map((role) => [t(`roles.name.${role}`), t(`roles.may.${role}`)]),
        )}
      />
    </Panel>
  );
}
