import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentUser } from "#lib/auth/user.ts";
import { listOrganizations } from "#lib/db/organizations.ts";
import { landingPath } from "#lib/domain/access/next-path.ts";
import { env } from "#lib/env.ts";
import { Brand } from "./_components/brand.tsx";
import { DemoLogins } from "./_components/demo-logins.tsx";
import { ButtonLink } from "./_components/link.tsx";
import { LAST_ORGANIZATION_COOKIE } from "./_components/shell/cookies.ts";
import { Footer } from "./_components/shell/footer.tsx";
import { LanguageMenu } from "./_components/shell/language-menu.tsx";
import classes from "./page.module.css";

const POINTS = ["covers", "behind", "written"] as const;

export default async function HomePage() {
  const session = await currentUser();
  if (session !== null) {
    const last = (await cookies()).get(LAST_ORGANIZATION_COOKIE)?.value;
    const organizations = await listOrganizations(session.db);
    redirect(
      landingPath(
        organizations.map(({ slug }) => slug),
        last,
      ),
    );
  }
  const t = await getTranslations("front");
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <Brand />
        <div className={classes.doors}>
          <LanguageMenu />
          <ButtonLink href="/sign-in" variant="default">
            {t("signIn")}
          </ButtonLink>
        </div>
      </header>
      <main>
        <h1 className={classes.title}>{t("title")}</h1>
        <p className={classes.lead}>{t("lead")}</p>
        <div className={classes.start}>
          <ButtonLink href="/sign-up" size="md">
            {t("create")}
          </ButtonLink>
        </div>
        {env().demo ? <DemoLogins /> : null}
        <ul className={classes.points}>
          {POINTS.map((point) => (
            <li key={point}>
              <h2>{t(`points.${point}.title`)}</h2>
              <p>{t(`points.${point}.text`)}</p>
            </li>
          ))}
        </ul>
      </main>
      <Footer />
    </div>
  );
}
