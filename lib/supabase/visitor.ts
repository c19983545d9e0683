import { waitedFor } from "../work/giving-way.ts";

const LONGEST_AGENT = 300;
const TOO_MANY = 429;
const UNAVAILABLE = 503;

/** What a client sends in a visitor's name: Supabase Auth notes with a session the browser, which else would be this server. */
export function asVisitor(headers: Pick<Headers, "get">) {
  const agent = headers.get("user-agent");
  return {
    global: {
      ...(agent === null ? {} : { headers: { "User-Agent": agent.slice(0, LONGEST_AGENT) } }),
      fetch: keepSession,
    },
  };
}

/**
 * Supabase Auth counts refreshes by network address, and that of all visitors is ours. Its client takes "too many" for
 * the end of a session and drops its cookies; as an outage, which it is for the visitor, it tries again and drops none.
 */
async function keepSession(...request: Parameters<typeof fetch>): Promise<Response> {
  const answer = await waitedFor(fetch(...request));
  const [asked] = request;
  const url = asked instanceof Request ? asked.url : String(asked);
  if (answer.status !== TOO_MANY || !url.includes("grant_type=refresh_token")) return answer;
  return new Response(answer.body, { status: UNAVAILABLE, headers: answer.headers });
}
