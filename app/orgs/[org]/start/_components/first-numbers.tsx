import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import classes from "./first-steps.module.css";
import { WhenWelcome } from "./when-welcome.tsx";

type Props = { organization: Pick<Organization, "slug" | "productionEnvs"> };

/** Above the first numbers: what counts in them, and the one step that is left. */
export function FirstNumbers({ organization: { slug, productionEnvs } }: Props) {
  const t = useTranslations("firstRun");
  return (
    <WhenWelcome>
      <p className={classes.here} role="status">
        {t("here", { names: productionEnvs.join(", ") })} {t("last")}{" "}
        <TextLink href={`/orgs/${slug}/settings/members`}>{t("invite")}</TextLink>
      </p>
    </WhenWelcome>
  );
}
