"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import type { Settings } from "#lib/db/settings.ts";
import { SaveRow } from "../../_components/save-row.tsx";
import { useSettings } from "../../_components/use-settings.ts";
import { saveSettingsAction } from "../actions.ts";
import { SyncFields } from "./sync-fields.tsx";

type Props = { slug: string; settings: Settings; help: Record<"organisation" | "sync", ReactNode> };

/** What an organisation is called, and how it is read, for its admins. */
export function SettingsForm({ slug, settings, help }: Props) {
  const t = useTranslations("generalForms");
  const { form, fields, ...sent } = useSettings(settings, saveSettingsAction.bind(null, slug));
  const { shown, values, set } = fields;
  return (
    <form {...form}>
      <div className={layout.stack} style={{ maxWidth: 720 }}>
        <Panel title={t("organisation")} id="organisation" aside={help.organisation}>
          <TextInput
            {...shown("name")}
            maxLength={80}
            required
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </Panel>
        <SyncFields {...fields} help={help.sync} />
        <SaveRow {...sent} />
      </div>
    </form>
  );
}
