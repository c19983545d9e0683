import { useTranslations } from "next-intl";
import { Facts } from "#app/_components/facts.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Publishing } from "#lib/domain/publish/publishing.ts";
import type { SinkAccount } from "#lib/publish/settings.ts";
import { SettingsForm } from "./settings-form.tsx";

type Props = { slug: string; admin: boolean; settings: Publishing; accounts: SinkAccount[] };

/** How values go out: a form for admins, the facts for managers. */
export function SettingsPanel({ admin, ...props }: Props) {
  const t = useTranslations("publishing");
  return (
    <Panel title={t("settings")} id="settings">
      {admin ? (
        <SettingsForm {...props} />
      ) : (
        <SettingsFacts settings={props.settings} accounts={props.accounts} />
      )}
    </Panel>
  );
}

function SettingsFacts({ settings, accounts }: Pick<Props, "settings" | "accounts">) {
  const t = useTranslations("publishing");
  const none = t("none");
  const facts = {
    [t("fact.connection")]: accounts.find(({ id }) => id === settings.connectionId)?.name ?? none,
    [t("fact.env")]: settings.env ?? none,
    [t("fact.service")]: settings.service,
    [t("fact.team")]: settings.team ?? none,
    [t("fact.prefix")]: settings.prefix,
    [t("fact.tags")]: settings.tags.join(", ") || none,
    [t("fact.enabled")]: t(settings.enabled ? "yes" : "no"),
    [t("fact.resend")]: t(settings.resend ? "yesResend" : "no"),
    [t("fact.verify")]: t(settings.verify ? "yesVerify" : "no"),
  };
  return <Facts facts={facts} least={200} />;
}
