import { useTranslations } from "next-intl";
import { DeleteForm } from "#app/_components/form/delete-form.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Owned } from "#lib/db/account.ts";
import { deleteAccountAction } from "../actions.ts";

type Props = { email: string; owned: Owned };

/** The end of the account, or what has to be done before: no organisation is left without an owner. */
export function DeletePanel({ email, owned }: Props) {
  const t = useTranslations("account");
  return (
    <Panel title={t("remove")} id="delete" aside={<HelpLink topic="deleteAccount" />}>
      <div className={layout.text}>
        <p>{t("removeText")}</p>
        {owned.length === 0 ? (
          <DeleteForm
            action={deleteAccountAction}
            wanted={email}
            anyCase
            label={t("typeEmail", { email })}
            button={t("remove")}
          />
        ) : (
          <OwnedList owned={owned} />
        )}
      </div>
    </Panel>
  );
}

function OwnedList({ owned }: Pick<Props, "owned">) {
  const t = useTranslations("account");
  const settings = (slug: string, page: string) => (words: React.ReactNode) => (
    <TextLink href={`/orgs/${slug}/settings/${page}`}>{words}</TextLink>
  );
  return (
    <>
      <p>{t("owned", { count: owned.length })}</p>
      <ul>
        {owned.map(({ slug, name }) => (
          <li key={slug} data-text>
            {t.rich("ownedOne", {
              name,
              members: settings(slug, "members"),
              general: settings(slug, "general"),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
