import { DEMO_LOGINS, DEMO_PASSWORD } from "#lib/domain/access/demo-logins.ts";
import { demoSignInAction } from "../(auth)/actions.ts";
import classes from "./demo-logins.module.css";
import { ActionButton } from "./form/submit-button.tsx";
import { Panel } from "./panel.tsx";

/** The people of the demo, each one press away: it runs on this machine only. */
export function DemoLogins() {
  return (
    <div className={classes.demo}>
      <Panel title="This is the demo" id="demo">
        <p className={classes.text}>
          Two made-up companies on a simulated Datadog. Sign in as one of their people:
        </p>
        <ul className={classes.people}>
          {DEMO_LOGINS.map(({ email, who, may }) => (
            <li key={email}>
              <ActionButton action={demoSignInAction.bind(null, email)} fullWidth>
                {who}
              </ActionButton>
              <span className={classes.may}>{may}</span>
            </li>
          ))}
        </ul>
        <p className={classes.text}>
          The same with a password: {DEMO_LOGINS[0].email} and the others, with <code>{DEMO_PASSWORD}</code>.
        </p>
      </Panel>
    </div>
  );
}
