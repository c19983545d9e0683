import "server-only";
import { env } from "../env.ts";
import { eventSources } from "../sources/sources.ts";
import { adminClient } from "../supabase/admin.ts";
import { noticeMail } from "../words/notice-mail.ts";
import type { Server } from "./run.ts";

/** What this process runs and connects with, from its environment. */
export function thisServer(): Server {
  const { credentialKeys, syncEverySeconds, datadogBaseUrl: baseUrl, outgoingAddresses: addresses } = env();
  return {
    db: adminClient(),
    noticeMail,
    env: { credentialKeys, syncEverySeconds },
    sources: eventSources({ datadog: { baseUrl, addresses } }),
    openGitHub: () => {
      throw new Error("GitHub cannot be read yet");
    },
  };
}
