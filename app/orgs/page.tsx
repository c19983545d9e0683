import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/user.ts";
import { listJoinableOrganizations } from "#lib/db/joining.ts";
import { listOrganizations } from "#lib/db/organizations.ts";
import { listSuspensions } from "#lib/db/whom-to-ask.ts";
import { ADDRESS_REFUSALS } from "#lib/domain/access/slug.ts";
import { say } from "#lib/words/say.ts";
import { FormMessage } from "../_components/form/form-message.tsx";
import layout from "../_components/layout.module.css";
import { PageHeader } from "../_components/page-header.tsx";
import { Panel } from "../_components/panel.tsx";
import { PlainFrame } from "../_components/shell/plain-frame.tsx";
import { ClientWords } from "../_language/client-words.tsx";
import { getWords } from "../_language/words.ts";
import { CreateOrganizationForm } from "./_components/create-organization-form.tsx";
import { JoinableList } from "./_components/joinable-list.tsx";
import { OrganizationList } from "./_components/organization-list.tsx";
import classes from "./orgs.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organizations"))("title") };
}

type Props = { searchParams: Promise<{ deleted?: string | string[] }> };

export default async function OrganizationsPage({ searchParams }: Props) {
  const { user, db } = await requireUser("/orgs");
  const [organizations, joinable, suspensions] = await Promise.all([
    listOrganizations(db),
    listJoinableOrganizations(db),
    listSuspensions(db),
  ]);
  const { deleted } = await searchParams;
  const words = await getWords();
  const t = await getTranslations("organizations");
  const problems = {
    not_a_slug: say(words, "errors", ADDRESS_REFUSALS.not_a_slug),
    reserved_word: say(words, "errors", ADDRESS_REFUSALS.reserved_word),
  };
  return (
    <PlainFrame email={user.email}>
      <PageHeader title={t("title")} />
      <div className={classes.columns}>
        <div className={layout.stack}>
          {deleted === undefined ? null : <FormMessage tone="fine">{t("deleted")}</FormMessage>}
          {suspensions.map((name) => (
            <FormMessage key={name} tone="info">
              {t("suspended", { name })}
            </FormMessage>
          ))}
          {joinable.length === 0 ? null : <JoinableList organizations={joinable} />}
          <Panel title={t("yours")} id="yours" flush={organizations.length > 0}>
            {organizations.length === 0 ? (
              <p className="muted">
                {suspensions.length === 0 ? t("none", { email: user.email }) : t("noneOpen")}
              </p>
            ) : (
              <OrganizationList organizations={organizations} />
            )}
          </Panel>
        </div>
        <Panel title={t("create")} id="create">
          <ClientWords namespaces={["organizationForm"]}>
            <CreateOrganizationForm problems={problems} />
          </ClientWords>
        </Panel>
      </div>
    </PlainFrame>
  );
}
