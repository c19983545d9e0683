import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { TextLink } from "#app/_components/link.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("invitation") };
}

/** The same for a link that never was, has expired, was revoked or was used. */
export default function NoInvitation() {
  const t = useTranslations("auth.invite");
  return (
    <AuthCard
      title={t("void")}
      foot={t.rich("accepted", { link: (words) => <TextLink href="/orgs">{words}</TextLink> })}
    >
      <Text>{t("voidText")}</Text>
    </AuthCard>
  );
}
