import { Panel } from "#app/_components/panel.tsx";
import { ROLES } from "#lib/domain/access/role.ts";
import { roleMay, roleWord } from "#lib/domain/access/role-word.ts";
import classes from "../members.module.css";

/** What each role may do, the highest first. */
export function RoleFacts() {
  return (
    <Panel title="Roles" id="roles">
      <dl className={classes.roles}>
        {ROLES.toReversed().map((role) => (
          <div key={role}>
            <dt>{roleWord(role)}</dt>
            <dd>{roleMay(role)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
