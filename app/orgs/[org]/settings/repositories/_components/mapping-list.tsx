import { CountLink } from "#app/_components/count-link.tsx";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { Repository, Service } from "#lib/db/services.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { LAST_90_DAYS } from "#lib/domain/links.ts";
import { guessRepository, placeHref } from "#lib/domain/places.ts";
import { mappingHref } from "../search-params.ts";
import { MapService } from "./map-service.tsx";

type Props = {
  organization: Organization;
  services: Promise<Page<Service>>;
  repositories: Promise<Page<Repository>>;
  first: boolean;
};

export async function MappingList({ organization, services, repositories, first }: Props) {
  const [{ items, nextCursor }, known] = await Promise.all([services, repositories]);
  const { slug } = organization;
  const slugs = known.items.map((repository) => repository.slug);
  return (
    <MappingPanel organization={organization} services={items} slugs={slugs}>
      <Paging slug={slug} first={first} nextCursor={nextCursor} />
    </MappingPanel>
  );
}

function Paging({ slug, first, nextCursor }: { slug: string; first: boolean; nextCursor: string | null }) {
  const { t } = useWords();
  return (
    <>
      {first ? null : (
        <ButtonLink href={mappingHref(slug, null)} variant="default">
          {t("mapping.first")}
        </ButtonLink>
      )}
      {nextCursor === null ? null : (
        <ButtonLink href={mappingHref(slug, nextCursor)} variant="default">
          {t("mapping.next")}
        </ButtonLink>
      )}
    </>
  );
}

type PanelProps = {
  organization: Pick<Organization, "slug" | "role">;
  services: Service[];
  /** Repositories that are known, to guess from. */
  slugs: string[];
  children?: React.ReactNode;
};

/** Each service with the repository that it comes from, and who says so. */
export function MappingPanel({ organization: { slug, role }, services, slugs, children }: PanelProps) {
  const { t, format } = useWords();
  const may = hasRole(role, "manager");
  const all = (name: string) => ({ ...LAST_90_DAYS, service: [name] });
  const columns: Column<Service>[] = [
    {
      title: t("mapping.service"),
      name: true,
      wrap: true,
      cell: ({ service }) => <TextLink href={placeHref(slug, "service", service)}>{service}</TextLink>,
    },
    {
      title: t("mapping.deployments"),
      number: true,
      cell: ({ service, deployments }) => (
        <CountLink slug={slug} count="deployments" value={deployments} narrowed={all(service)}>
          {format.count(deployments)}
        </CountLink>
      ),
    },
    {
      title: t("mapping.without"),
      number: true,
      cell: ({ service, withoutRepository }) => (
        <CountLink
          slug={slug}
          count="deployments"
          value={withoutRepository}
          narrowed={{ ...all(service), without: "repository" }}
        >
          {format.count(withoutRepository)}
        </CountLink>
      ),
    },
    {
      title: t("mapping.repository"),
      wrap: true,
      cell: (service) => (
        <Repositories service={service} slug={slug} guess={guessRepository(service.service, slugs)} />
      ),
    },
    ...(may ? [actionColumn(slug, slugs)] : []),
  ];
  return (
    <Panel title={t("mapping.theServices")} id="services" flush>
      <DataTable
        label={t("mapping.theServices")}
        columns={columns}
        rows={services}
        keyOf={({ service }) => service}
        empty={t("mapping.nothing")}
        stacked
        foot={children}
      />
    </Panel>
  );
}

function actionColumn(slug: string, slugs: string[]): Column<Service> {
  return {
    title: "",
    cell: ({ service, mapped, repositorySource }) => (
      <MapService
        slug={slug}
        service={service}
        mapped={mapped}
        guess={repositorySource === "none" ? guessRepository(service, slugs) : null}
      />
    ),
  };
}

type RepositoriesProps = { service: Service; slug: string; guess: string | null };

function Repositories({ service: { repository, repositorySource, mapped }, slug, guess }: RepositoriesProps) {
  const { t } = useWords();
  if (repository === null)
    return (
      <>
        {t("mapping.source.none")}
        {guess === null ? null : (
          <span className={tables.under}>{t("mapping.guess", { repository: guess })}</span>
        )}
      </>
    );
  const beside = repositorySource === "datadog" && mapped !== null && mapped !== repository;
  return (
    <>
      <TextLink href={placeHref(slug, "repository", repository)}>{repository}</TextLink>
      <span className={tables.under}>{t(`mapping.source.${repositorySource}`)}</span>
      {beside ? <span className={tables.under}>{t("mapping.mappedTo", { repository: mapped })}</span> : null}
    </>
  );
}
