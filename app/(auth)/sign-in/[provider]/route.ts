import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { enabledProviders, isProvider, providerUrl } from "#lib/auth/providers.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { guard } from "#lib/http/action.ts";
import { requestOrigin } from "#lib/http/request-origin.ts";

export async function GET(request: NextRequest, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params;
  const next = encodeURIComponent(safeNextPath(request.nextUrl.searchParams.get("next")));
  const back = `/sign-in?problem=provider&next=${next}`;
  if (!isProvider(provider) || !(await enabledProviders()).includes(provider)) redirect(back);
  const started = await guard(async () => {
    return providerUrl(provider, `${await requestOrigin()}/callback?next=${next}`);
  });
  redirect(started.status === "done" ? started.value : back);
}
