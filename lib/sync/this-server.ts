import "server-only";
import { env } from "../env.ts";
import { openGitHub } from "../sources/github/github.ts";
import { eventSources } from "../sources/sources.ts";
import { adminClient } from "../supabase/admin.ts";
import { noticeMail } from "../words/notice-mail.ts";
import type { Server } from "./run.ts";

/** What this process runs and connects with, from its environment. */
export function thisServer(): Server {
  const {
    credentialKeys,
    syncEverySeconds,
    datadogBaseUrl,
    githubBaseUrl,
    outgoingAddresses,
    githubApp: app,
  } = env();
  return {
    db: adminClient(),
    noticeMail,
    env: { credentialKeys, syncEverySeconds },
    sources: eventSources({ datadog: { baseUrl: datadogBaseUrl, addresses: outgoingAddresses } }),
    openGitHub: openGitHub({ baseUrl: githubBaseUrl, app }),
  };
}
