import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { guard } from "#lib/auth/action.ts";
import { requestOrigin } from "#lib/auth/origin.ts";
import { enabledProviders, isProvider, providerUrl } from "#lib/auth/providers.ts";
import { safeNextPath } from "#lib/domain/next-path.ts";

export async function GET(request: NextRequest, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params;
  if (!isProvider(provider) || !(await enabledProviders()).includes(provider)) {
    redirect("/sign-in?problem=provider");
  }
  const next = safeNextPath(request.nextUrl.searchParams.get("next"));
  const started = await guard(async () => {
    return providerUrl(provider, `${await requestOrigin()}/callback?next=${encodeURIComponent(next)}`);
  });
  redirect(started.status === "done" ? started.value : "/sign-in?problem=provider");
}
