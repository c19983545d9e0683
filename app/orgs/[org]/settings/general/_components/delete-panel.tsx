import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { DeleteForm } from "./delete-form.tsx";

/** The end of an organisation, for its owners: what goes with it, before they can. */
export function DeletePanel({ slug, name }: { slug: string; name: string }) {
  const t = useTranslations("general");
  return (
    <div style={{ maxWidth: 720 }}>
      <Panel title={t("remove")} id="delete" aside={<HelpLink topic="deleteOrganisation" />}>
        <div className={layout.stack}>
          <p>{t("removeText")}</p>
          <p>{t("removeFinal")}</p>
          <DeleteForm slug={slug} name={name} />
        </div>
      </Panel>
    </div>
  );
}
