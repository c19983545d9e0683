import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "#app/_components/form/new-password-form.tsx";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { setPasswordAction } from "#app/(auth)/actions.ts";
import type { SignInMethods } from "#lib/db/sign-in-methods.ts";

type Props = { email: string; methods: Promise<SignInMethods>; asksPresent: Promise<boolean> };

/** What opens the account, and its password. */
export async function SignInPanel({ email, methods, asksPresent }: Props) {
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
        <div className={layout.text}>
          <p>{password ? t("passwordText") : t("noPassword", { provider: providers[0] ?? "other" })}</p>
          <NewPasswordForm
            action={setPasswordAction}
            email={email}
            asksPresent={await asksPresent}
            forgotten={<TextLink href="/recover">{t("forgotten")}</TextLink>}
          />
        </div>
      </Panel>
    </>
  );
}
