import { Facts } from "#app/_components/facts.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ROLES } from "#lib/domain/access/role.ts";
import { roleMay, roleWord } from "#lib/domain/access/role-word.ts";
import classes from "../members.module.css";

/** What each role may do, the highest first. */
export function RoleFacts() {
  return (
    <Panel title="Roles" id="roles">
      <Facts
        className={classes.roles}
        facts={Object.fromEntries(ROLES.toReversed().map((role) => [roleWord(role), roleMay(role)]))}
      />
    </Panel>
  );
}
