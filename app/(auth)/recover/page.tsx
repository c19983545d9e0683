import type { Metadata } from "next";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { RecoverForm } from "../_components/recover-form.tsx";

export const metadata: Metadata = { title: "Recover the password" };

export default function RecoverPage() {
  return (
    <AuthCard
      title="Recover the password"
      lead="We send a mail with a link and a code to the address of your account."
      foot={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <RecoverForm />
    </AuthCard>
  );
}
