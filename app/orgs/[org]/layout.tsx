import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { requireMember } from "#lib/auth/org.ts";
import { claimedUser } from "#lib/auth/user.ts";
import { listOrganizations } from "#lib/db/organizations.ts";
import { SectionBoundary } from "../../_components/section-boundary.tsx";
import { AppFrame } from "../../_components/shell/app-frame.tsx";
import { COLLAPSED_COOKIE } from "../../_components/shell/cookies.ts";
import { started } from "./_components/list/read-list.ts";
import { QualityBadge } from "./_components/quality-badge.tsx";

/** Draws the frame. Not the guard: each page asks for itself, with the role that it needs. */
export default async function OrganizationLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const t = await getTranslations("shell");
  // Asked for beside the guard's own question, as nothing is sent before both are answered.
  const listing = started(listMine());
  const { user, organization } = await requireMember((await params).org);
  const [organizations, store] = await Promise.all([listing, cookies()]);
  return (
    <AppFrame
      current={{ slug: organization.slug, name: organization.name }}
      organizations={organizations.map(({ slug, name }) => ({ slug, name }))}
      email={user.email}
      collapsed={store.get(COLLAPSED_COOKIE)?.value === "1"}
      badges={{
        dataQuality: (
          <Suspense>
            <QualityBadge slug={organization.slug} />
          </Suspense>
        ),
      }}
    >
      <SectionBoundary what={t("thisPage")}>{children}</SectionBoundary>
    </AppFrame>
  );
}

async function listMine() {
  const claimed = await claimedUser();
  return claimed === null ? [] : listOrganizations(claimed.db);
}
