import { useTranslations } from "next-intl";
import tables from "#app/_components/table/data-table.module.css";
import type { Deployment } from "#lib/db/deployments.ts";
import { commitAddress } from "./commit-address.ts";
import classes from "./list.module.css";

/** Where it was deployed: service and environment. */
export function Place({ service, env }: Pick<Deployment, "service" | "env">) {
  const t = useTranslations("panels.failed");
  return (
    <>
      {service ?? <span className={tables.missing}>{t("noService")}</span>}{" "}
      <span className={tables.missing}>{env ?? t("noEnvironment")}</span>
    </>
  );
}

/** What was deployed: version and commit. */
export function Version({ version, commitSha, repository }: Deployment) {
  return (
    <>
      {version === null ? null : <span className={tables.mono}>{version} </span>}
      <CommitLink sha={commitSha} repository={repository} />
    </>
  );
}

/** A commit by its first eight characters, linked where its host is known. */
export function CommitLink({ sha, repository }: { sha: string | null; repository: string | null }) {
  const t = useTranslations("panels.failed");
  if (sha === null) return <span className={tables.missing}>{t("noCommit")}</span>;
  const short = sha.slice(0, 8);
  const face = <span className={tables.mono}>{short}</span>;
  const address = commitAddress(repository, sha);
  if (address === null || repository === null) return face;
  return (
    <a
      className={classes.commit}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={t("commitIn", { sha: short, repository })}
    >
      {face}
    </a>
  );
}
