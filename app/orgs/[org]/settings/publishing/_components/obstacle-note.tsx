import layout from "#app/_components/layout.module.css";
import { ButtonLink } from "#app/_components/link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { Ask } from "#app/orgs/[org]/_components/ask-for-connection.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import type { Obstacle } from "#lib/domain/publish/obstacle.ts";

type Props = {
  obstacle: Obstacle;
  organization: Organization;
  /** Whom those ask who may not end it. */
  admins: string[];
};

/** Why nothing is sent now, and the one act that ends it. */
export function ObstacleNote({ obstacle, organization, admins }: Props) {
  const { t } = useWords();
  return (
    <div className={layout.text}>
      <p>{textOf(obstacle, t)}</p>
      <Act kind={obstacle.kind} {...{ organization, admins }} />
    </div>
  );
}

function textOf(obstacle: Obstacle, t: ReturnType<typeof useWords>["t"]): string {
  return "values" in obstacle
    ? t(`publishing.obstacle.${obstacle.kind}`, { values: obstacle.values })
    : t(`publishing.obstacle.${obstacle.kind}`);
}

/** Where each is ended; what waits for nobody has none. */
const ACTS = {
  no_account: { label: "connect", at: "/settings/connections/new", adminsOnly: true },
  no_connection: { label: "settings", at: "/settings/publishing#settings", adminsOnly: true },
  not_set: { label: "settings", at: "/settings/publishing#settings", adminsOnly: true },
  no_env: { label: "settings", at: "/settings/publishing#settings", adminsOnly: true },
  too_old: { label: "settings", at: "/settings/publishing#settings", adminsOnly: true },
  no_values: { label: "health", at: "/health", adminsOnly: false },
  refused: null,
  all_sent: null,
} as const;

function Act({ kind, organization, admins }: Omit<Props, "obstacle"> & { kind: Obstacle["kind"] }) {
  const { t } = useWords();
  const act = ACTS[kind];
  const { slug, name, role } = organization;
  if (act === null) return null;
  if (act.adminsOnly && !hasRole(role, "admin")) return <Ask organization={name} admins={admins} />;
  return (
    <div>
      <ButtonLink href={`/orgs/${slug}${act.at}`}>{t(`publishing.act.${act.label}`)}</ButtonLink>
    </div>
  );
}
