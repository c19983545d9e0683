import { useTranslations } from "next-intl";
import { DeleteForm } from "#app/_components/form/delete-form.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { deleteOrganizationAction } from "../actions.ts";

/** The end of an organisation, for its owners: what goes with it, before they can. */
export function DeletePanel({ slug, name }: { slug: string; name: string }) {
  const t = useTranslations("general");
  return (
    <div style={{ maxWidth: 720 }}>
      <Panel title={t("remove")} id="delete" aside={<HelpLink topic="deleteOrganisation" />}>
        <div className={layout.text}>
          <p>{t("removeText")}</p>
          <p>{t("removeFinal")}</p>
          <DeleteForm
            action={deleteOrganizationAction.bind(null, slug)}
            wanted={name}
            label={t("removeName", { name })}
            button={t("remove")}
          />
        </div>
      </Panel>
    </div>
  );
}
