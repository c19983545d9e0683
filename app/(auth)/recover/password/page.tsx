import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { PasswordForm } from "../../_components/password-form.tsx";

export const metadata: Metadata = { title: "New password" };

export default async function NewPasswordPage() {
  const session = await currentUser();
  if (session === null) redirect("/recover");
  const { email } = session.user;
  return (
    <AuthCard title="New password" lead={`For ${email}. Other devices are signed out.`}>
      <PasswordForm purpose="change" account={email} />
    </AuthCard>
  );
}
