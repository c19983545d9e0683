import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextLink } from "#app/_components/link.tsx";
import { MessagePage } from "#app/_components/message-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("deleted") };
}

/** Where somebody lands whose account has just been deleted; it says nothing about anybody. */
export default async function DeletedPage() {
  const t = await getTranslations("account");
  return (
    <MessagePage title={t("deleted")}>
      <p>{t("deletedText")}</p>
      <p>
        <TextLink href="/">{t("toFront")}</TextLink>
      </p>
    </MessagePage>
  );
}
