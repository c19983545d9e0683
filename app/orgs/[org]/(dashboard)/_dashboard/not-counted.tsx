import { getTranslations } from "next-intl/server";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { checkHref } from "#app/orgs/[org]/data-quality/check-href.ts";
import type { Acting } from "#lib/db/acting.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { alikeOnes } from "#lib/domain/quality/checks/alike-environments.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { Ask } from "../../_components/ask-for-connection.tsx";
import classes from "./dashboard.module.css";

type Props = { member: Acting; quality: Pick<DataQuality, "environments" | "productionEnvs"> };

/** Above empty cards: deployments there are, but none in an environment that counts as production. */
export async function NotCounted({ member, quality: { environments, productionEnvs } }: Props) {
  const deployed = environments.filter(({ deployments }) => deployments > 0);
  if (deployed.length === 0 || deployed.some(({ production }) => production)) return null;
  const { slug, name, role } = member.organization;
  const t = await getTranslations("dashboard.notCounted");
  const admins = hasRole(role, "admin") ? [] : await whomToAsk(member);
  return (
    <Panel title={t("title")} id="not-counted">
      <div className={classes.prose}>
        <p>{t("text", { names: productionEnvs.join(", ") })}</p>
        <ul>
          {alikeOnes(environments).map((item) => (
            <li key={item.name}>
              <TextLink href={checkHref(slug, "alike_environments", { item })}>
                {t("alike", { env: item.name, count: item.numbers.deployments })}
              </TextLink>
            </li>
          ))}
        </ul>
        {hasRole(role, "admin") ? (
          <ButtonLink href={`/orgs/${slug}/settings/general`}>{t("name")}</ButtonLink>
        ) : (
          <Ask organization={name} admins={admins} />
        )}
      </div>
    </Panel>
  );
}
