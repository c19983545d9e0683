import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentUser } from "#lib/auth/user.ts";
import { listOrganizations } from "#lib/db/organizations.ts";
import { landingPath } from "#lib/domain/access/next-path.ts";
import { env } from "#lib/env.ts";
import { Brand } from "./_components/brand.tsx";
import { DemoLogins } from "./_components/demo-logins.tsx";
import { ButtonLink } from "./_components/link.tsx";
import { LAST_ORGANIZATION_COOKIE } from "./_components/shell/cookies.ts";
import { Footer } from "./_components/shell/footer.tsx";
import classes from "./page.module.css";

const POINTS = [
  {
    title: "What it covers",
    text: "Every number says which days it was read for, how many deployments are behind it, and what is still pending.",
  },
  {
    title: "What is behind it",
    text: "Every number opens to its definition and to the deployments and incidents that it was computed from.",
  },
  {
    title: "What failed, by whom written",
    text: "Failure, recovery and lead time by code origin: human, AI-assisted, bot, and the share that is not known.",
  },
];

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
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <Brand />
        <ButtonLink href="/sign-in" variant="default">
          Sign in
        </ButtonLink>
      </header>
      <main>
        <h1 className={classes.title}>Delivery metrics a manager can check</h1>
        <p className={classes.lead}>
          Plumbline reads deployments and incidents from your Datadog account every night, and shows change
          failure rate, recovery time, lead time and deployment frequency.
        </p>
        <div className={classes.start}>
          <ButtonLink href="/sign-up" size="md">
            Create an account
          </ButtonLink>
        </div>
        {env().demo ? <DemoLogins /> : null}
        <ul className={classes.points}>
          {POINTS.map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </main>
      <Footer />
    </div>
  );
}
