import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { TextLink } from "#app/_components/link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { noticeCode, sayNotice } from "#lib/words/notice-line.ts";
import { sayError } from "#lib/words/told.ts";
import classes from "./attention-notice.module.css";

type Props = { organization: Organization; connections: Promise<Connection[]> };

/** Tells everybody that a connection waits for somebody, and each what they can do about it. */
export async function AttentionNotice({ organization: { slug, role }, connections }: Props) {
  const all = await connections;
  return all.map((connection) => (
    <Fragment key={connection.id}>
      <ConnectionNotice slug={slug} role={role} connection={connection} />
      <VanishedNotice slug={slug} role={role} connection={connection} />
    </Fragment>
  ));
}

type NoticeProps = {
  slug: string;
  role: Role;
  connection: Pick<Connection, "name" | "status" | "lastError" | "notice">;
};

/** About one connection that no run reads any more until somebody acts, or whose admins were told of something. */
export function ConnectionNotice({ slug, role, connection }: NoticeProps) {
  const t = useTranslations("connections");
  const words = useWords();
  const { name, status, lastError, notice } = connection;
  const connections = (chunks: ReactNode) => (
    <TextLink href={`/orgs/${slug}/settings/connections`}>{chunks}</TextLink>
  );
  if (status === "needs_attention")
    return (
      <Notice title={t("attention", { name })} error={lastError && sayError(words, lastError)}>
        {t.rich(hasRole(role, "admin") ? "attentionAdmin" : "attentionOther", { connections })}
      </Notice>
    );
  const code = noticeCode(notice);
  const title = sayNotice(words, { name, notice });
  if (code === null || title === null) return null;
  return (
    <Notice title={title} error={lastError && sayError(words, lastError)}>
      {t.rich(`noticeAdvice.${code}`, { connections })}
    </Notice>
  );
}

type PartProps = { title: string; error: string | null; children: ReactNode };

function Notice({ title, error, children }: PartProps) {
  return (
    <section className={classes.notice} aria-label={title}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
      <div>
        <p className={classes.title}>{title}</p>
        {error === null ? null : <p className={classes.text}>{error}</p>}
        <p className={classes.text}>{children}</p>
      </div>
    </section>
  );
}

type VanishedProps = { slug: string; role: Role; connection: Pick<Connection, "id" | "name" | "vanished"> };

/** About one connection whose source no longer lists much of what it had, until somebody decides. */
export function VanishedNotice({ slug, role, connection: { id, name, vanished } }: VanishedProps) {
  const t = useTranslations("connections");
  if (vanished?.state !== "doubted") return null;
  return (
    <Notice title={t("vanishedTitle", { name })} error={null}>
      {t.rich("vanishedNotice", {
        missing: vanished.missing,
        of: vanished.of,
        admin: hasRole(role, "admin") ? "yes" : "no",
        connection: (chunks) => (
          <TextLink href={`/orgs/${slug}/settings/connections/${id}#vanished`}>{chunks}</TextLink>
        ),
      })}
    </Notice>
  );
}
