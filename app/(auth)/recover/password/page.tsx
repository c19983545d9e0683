import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { PasswordForm } from "../../_components/password-form.tsx";

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
      <PasswordForm purpose="change" account={email} />
    </AuthCard>
  );
}
