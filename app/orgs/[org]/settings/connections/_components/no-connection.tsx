import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { AskForConnection } from "#app/orgs/[org]/_components/ask-for-connection.tsx";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { ConnectLinks } from "./connect-links.tsx";
import { sourceWords } from "./said-form.ts";

type Props = {
  slug: string;
  name: string;
  role: Role;
  /** Whom somebody asks who may not connect. */
  admins: string[];
};

/** Before the first connection: what it is for, and who can make it. */
export function NoConnection({ slug, name, role, admins }: Props) {
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
        <AskForConnection organization={name} admins={admins} />
      )}
    </Panel>
  );
}
