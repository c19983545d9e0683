import { Stack, Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { ActionButton, SubmitButton } from "#app/_components/form/submit-button.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { callerAddress } from "#lib/auth/address.ts";
import { readInvitation } from "#lib/auth/invitation.ts";
import { currentUser } from "#lib/auth/user.ts";
import type { FoundInvitation } from "#lib/db/invitations.ts";
import { isSameAddress } from "#lib/domain/access/email-address.ts";
import { invitationPath } from "#lib/domain/access/invitation.ts";
import { AppError } from "#lib/errors.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { acceptAction, changeAccountAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("invitation") };
}

/** The invitation that may be accepted now; "busy" after too many tries with links that lead nowhere. */
async function load(token: string): Promise<FoundInvitation | "busy"> {
  try {
    return await readInvitation(token, await callerAddress());
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    if (error instanceof AppError && error.code === "rate_limited") return "busy";
    throw error;
  }
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, session] = await Promise.all([load(token), currentUser()]);
  const [t, may] = await Promise.all([getTranslations("auth.invite"), getTranslations("roles")]);
  if (invitation === "busy") {
    return (
      <AuthCard title={t("busy")}>
        <Text>{t("busyText")}</Text>
      </AuthCard>
    );
  }
  const { organization, role, invitedBy, email } = invitation;
  return (
    <AuthCard
      title={t("join", { organization })}
      lead={t("lead", { invitedBy, role, may: may(`sentence.${role}`) })}
    >
      {session === null ? (
        <SignInFirst next={invitationPath(token)} />
      ) : isSameAddress(session.user.email, email) ? (
        <Stack gap="md">
          <Text>{t("signedInAs", { email: session.user.email })}</Text>
          <ActionButton action={acceptAction.bind(null, token)} size="md" fullWidth variant="filled">
            {t("join", { organization })}
          </ActionButton>
        </Stack>
      ) : (
        <Stack gap="md">
          <FormMessage tone="failed">
            {t("otherAddress", { email: session.user.email, invitedBy })}
          </FormMessage>
          <form action={changeAccountAction.bind(null, token)}>
            <SubmitButton size="md" fullWidth variant="default">
              {t("otherAccount")}
            </SubmitButton>
          </form>
        </Stack>
      )}
    </AuthCard>
  );
}

function SignInFirst({ next }: { next: string }) {
  const t = useTranslations("auth");
  const query = `next=${encodeURIComponent(next)}`;
  return (
    <Stack gap="sm">
      <Text>{t("invite.signInFirst")}</Text>
      <ButtonLink href={`/sign-in?${query}`} size="md" fullWidth>
        {t("signIn")}
      </ButtonLink>
      <ButtonLink href={`/sign-up?${query}`} size="md" variant="default" fullWidth>
        {t("invite.createAccount")}
      </ButtonLink>
    </Stack>
  );
}
