import { Stack } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#app/_components/link.tsx";
import { type LinkPurpose, readNext, readPurpose } from "#lib/auth/mail-link.ts";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.open");
  return { title: t("over") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a link in a mail ends that was used before or has run out: what it was for, and the way to a new one. */
export default async function ExpiredPage({ searchParams }: Props) {
  const query = await searchParams;
  const [purpose, next] = [readPurpose(query), readNext(query)];
  // Pressed twice: the first press confirmed the address in this very browser.
  if (purpose === "signup" && (await currentUser()) !== null)
    redirect(`/confirm/done?next=${encodeURIComponent(next)}`);
  const t = await getTranslations("auth");
  const again = wayToNew(purpose, next);
  return (
    <AuthCard title={t("open.over")} lead={t("open.overText", { purpose })}>
      <Stack gap="sm">
        {again === null ? null : (
          <ButtonLink href={again} size="md" fullWidth>
            {t("open.sendNew")}
          </ButtonLink>
        )}
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`} size="md" variant="default" fullWidth>
          {t("signIn")}
        </ButtonLink>
      </Stack>
    </AuthCard>
  );
}

/** A code to sign in confirms an address as well; a change of the address is begun where it was asked for. */
function wayToNew(purpose: LinkPurpose, next: string): string | null {
  if (purpose === "email_change") return null;
  if (purpose === "recovery" || purpose === "invite") return "/recover";
  return `/sign-in/code?next=${encodeURIComponent(next)}`;
}
