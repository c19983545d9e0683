import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "#app/_components/form/new-password-form.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { asksPresentPassword } from "#lib/auth/password.ts";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { changePasswordAction } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("newPassword") };
}

export default async function NewPasswordPage() {
  const session = await currentUser();
  if (session === null) redirect("/recover");
  const { email } = session.user;
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("newPassword")} lead={t("newPasswordLead", { email })}>
      <NewPasswordForm
        action={changePasswordAction}
        email={email}
        asksPresent={await asksPresentPassword(session)}
        forgotten={<TextLink href="/recover">{t("forgotten")}</TextLink>}
        large
      />
    </AuthCard>
  );
}
