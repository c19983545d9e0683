import { redirect } from "next/navigation";
import { requireMember } from "#lib/auth/org.ts";

export default async function SettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireMember((await params).org);
  redirect(`/orgs/${organization.slug}/settings/connections`);
}
