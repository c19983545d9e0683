import { useTranslations } from "next-intl";
import { DEMO_LOGINS, DEMO_PASSWORD } from "#lib/domain/access/demo-logins.ts";
import { demoSignInAction } from "../(auth)/actions.ts";
import classes from "./demo-logins.module.css";
import { ActionButton } from "./form/submit-button.tsx";
import { Panel } from "./panel.tsx";

/** The people of the demo, each one press away: it runs on this machine only. */
export function DemoLogins() {
  const t = useTranslations("front.demo");
  return (
    <div className={classes.demo}>
      <Panel title={t("title")} id="demo">
        <p className={classes.text}>{t("text")}</p>
        <ul className={classes.people}>
          {DEMO_LOGINS.map(({ email, role, organization, may }) => (
            <li key={email}>
              <ActionButton action={demoSignInAction.bind(null, email)} fullWidth>
                {t("who", { role, organization })}
              </ActionButton>
              <span className={classes.may}>{t(`may.${may}`)}</span>
            </li>
          ))}
        </ul>
        <p className={classes.text}>
          {t.rich("password", {
            email: DEMO_LOGINS[0].email,
            password: DEMO_PASSWORD,
            code: (chunks) => <code>{chunks}</code>,
          })}
        </p>
      </Panel>
    </div>
  );
}
