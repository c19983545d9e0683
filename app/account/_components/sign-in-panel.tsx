import { getTranslations } from "next-intl/server";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import type { SignInMethods } from "#lib/db/sign-in-methods.ts";
import { PasswordForm } from "./password-form.tsx";

type Props = { email: string; methods: Promise<SignInMethods> };

/** What opens the account, and its password. */
export async function SignInPanel({ email, methods }: Props) {
  const { password, providers } = await methods;
  const t = await getTranslations("account");
  return (
    <>
      <Panel title={t("methods")} id="methods">
        <ul>
          {password ? <li>{t("password")}</li> : null}
          {providers.map((provider) => (
            <li key={provider}>{t("provider", { provider })}</li>
          ))}
          <li>{t("code", { email })}</li>
        </ul>
      </Panel>
      <Panel title={t("password")} id="password">
        <div className={layout.stack}>
          <p>{password ? t("passwordText") : t("noPassword", { provider: providers[0] ?? "other" })}</p>
          <PasswordForm email={email} />
        </div>
      </Panel>
    </>
  );
}
