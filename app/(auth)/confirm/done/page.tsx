import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#app/_components/link.tsx";
import { readNext } from "#lib/auth/mail-link.ts";
import { currentUser } from "#lib/auth/user.ts";
import { AuthCard } from "../../_components/auth-card.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("auth.open");
  return { title: t((await searchParams).half === "1" ? "half" : "done") };
}

/** After the button of a confirmation, on whatever device: that it holds, and the way on. */
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
    <AuthCard title={t("done")} lead={t("doneLead", { email: session.user.email })}>
      <ButtonLink href={readNext(query)} size="md" fullWidth>
        {t("goOn")}
      </ButtonLink>
    </AuthCard>
  );
}
