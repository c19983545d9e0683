import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { ConnectLinks } from "./connect-links.tsx";
import { sourceWords } from "./said-form.ts";

/** Before the first connection: what it is for, and who can make it. */
export function NoConnection({ slug, name, role }: { slug: string; name: string; role: Role }) {
  const t = useTranslations("connections");
  const words = useWords();
  return (
    <Panel title={t("none")} id="no-connection">
      <p>{t("noneText")}</p>
      {SOURCE_FORMS.map((source) => (
        <p key={source.provider}>{sourceWords(words, source).needs}</p>
      ))}
      {hasRole(role, "admin") ? (
        <ConnectLinks slug={slug} />
      ) : (
        <p>{t("noneByAdmin", { organization: name })}</p>
      )}
    </Panel>
  );
}
