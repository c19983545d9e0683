import { IconAlertTriangle } from "@tabler/icons-react";
import { TextLink } from "#app/_components/link.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { attentionOf } from "#lib/domain/sync/attention.ts";
import { sayError } from "#lib/words/told.ts";
import classes from "./attention-notice.module.css";

type Props = { organization: Organization; connections: Promise<Connection[]> };

/** Tells everybody that a connection waits for somebody, and each what they can do about it. */
export async function AttentionNotice({ organization: { slug, role }, connections }: Props) {
  const waiting = attentionOf(await connections, role);
  const words = await getWords();
  return waiting.map(({ id, title, error, advice }) => (
    <section key={id} className={classes.notice} aria-label={title}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
      <div>
        <p className={classes.title}>{title}</p>
        {error === null ? null : <p className={classes.text}>{sayError(words, error)}</p>}
        <p className={classes.text}>
          {advice}{" "}
          <TextLink href={`/orgs/${slug}/settings/connections`}>
            {hasRole(role, "admin") ? "Replace the keys" : "See the connection"}
          </TextLink>
        </p>
      </div>
    </section>
  ));
}
