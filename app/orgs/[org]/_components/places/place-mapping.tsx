import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { findService, type Service } from "#lib/db/services.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { placeHref } from "#lib/domain/places.ts";
import type { Shown } from "./load.ts";
import classes from "./places.module.css";

export async function Mapping({ member: { db, organization }, data }: Shown) {
  const service = await findService(db, organization.id, data.key.name);
  return <MappingPanel service={service} slug={organization.slug} role={organization.role} />;
}

type Props = { service: Service | null; slug: string; role: Role };

/** Which repository a service is deployed from, and who says so. */
export function MappingPanel({ service, slug, role }: Props) {
  const { t } = useWords();
  const source = service?.repositorySource ?? "none";
  const repository = service?.repository ?? null;
  return (
    <Panel title={t("filters.title.repository")} id="mapping">
      {repository === null ? (
        <p className={classes.muted}>{t("mapping.source.none")}</p>
      ) : (
        <>
          <p className={classes.said}>
            <TextLink href={placeHref(slug, "repository", repository)}>{repository}</TextLink>
          </p>
          <p className={classes.muted}>{t(`mapping.source.${source}`)}</p>
        </>
      )}
      <p className={classes.caption}>
        <TextLink href={`/orgs/${slug}/settings/repositories`}>
          {t(hasRole(role, "manager") ? "places.map" : "places.mappings")}
        </TextLink>
      </p>
    </Panel>
  );
}
