import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#app/_components/link.tsx";
import { readNext, readPurpose } from "#lib/auth/mail-link.ts";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("auth.open");
  const query = await searchParams;
  return { title: query.half === "1" ? t("half") : t("done", { purpose: readPurpose(query) }) };
}

/** After the button of a mail, on whatever device: that it holds and for which account, and the way on. */
export default async function ConfirmedPage({ searchParams }: Props) {
  const query = await searchParams;
  const t = await getTranslations("auth.open");
  if (query.half === "1")
    return (
      <AuthCard title={t("half")} lead={t("halfText")}>
        <ButtonLink href="/" size="md" fullWidth>
          {t("goOn")}
        </ButtonLink>
      </AuthCard>
    );
  const session = await currentUser();
  if (session === null) redirect("/sign-in");
  return (
    <AuthCard
      title={t("done", { purpose: readPurpose(query) })}
      lead={t("doneLead", { email: session.user.email })}
    >
      <ButtonLink href={readNext(query)} size="md" fullWidth>
        {t("goOn")}
      </ButtonLink>
    </AuthCard>
  );
}
