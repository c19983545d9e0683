import { Stack } from "@mantine/core";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type MailLink, readMailLink, readNext } from "#lib/auth/mail-link.ts";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { ButtonLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { openLinkAction } from "./actions.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("auth.open");
  const link = readMailLink(await searchParams);
  return { title: link === null ? t("incomplete") : t("title", { purpose: link.purpose }) };
}

/**
 * Where the links in mails lead. Looking at it, as a mail scanner or a preview does, spends nothing and signs nobody in:
 * only its button does.
 */
export default async function ConfirmPage({ searchParams }: Props) {
  const query = await searchParams;
  const link = readMailLink(query);
  if (link === null) return <Incomplete />;
  return <OpenLink link={link} next={readNext(query)} busy={query.problem === "busy"} />;
}

function OpenLink({ link, next, busy }: { link: MailLink; next: string; busy: boolean }) {
  const t = useTranslations("auth.open");
  const { tokenHash, purpose } = link;
  return (
    <AuthCard title={t("title", { purpose })} lead={t("lead")}>
      <form action={openLinkAction}>
        <input type="hidden" name="token_hash" value={tokenHash} />
        <input type="hidden" name="type" value={purpose} />
        <input type="hidden" name="next" value={next} />
        <Stack gap="md">
          {busy ? <FormMessage tone="failed">{t("busy")}</FormMessage> : null}
          <SubmitButton size="md" fullWidth>
            {t("button", { purpose })}
          </SubmitButton>
        </Stack>
      </form>
    </AuthCard>
  );
}

function Incomplete() {
  const t = useTranslations("auth");
  return (
    <AuthCard title={t("open.incomplete")} lead={t("open.incompleteText")}>
      <ButtonLink href="/sign-in" size="md" fullWidth>
        {t("signIn")}
      </ButtonLink>
    </AuthCard>
  );
}
