import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextLink } from "./_components/link.tsx";
import { MessagePage } from "./_components/message-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nothingHere"))("metaTitle") };
}

export default async function NotFoundPage() {
  const t = await getTranslations("nothingHere");
  return (
    <MessagePage title={t("title")}>
      <p>{t("anywhere")}</p>
      <TextLink href="/orgs">{t("toOrganisations")}</TextLink>
    </MessagePage>
  );
}
