const LONGEST_AGENT = 300;

/** What a client sends in a visitor's name: Supabase Auth notes with a session the browser, which else would be this server. */
export function asVisitor(headers: Pick<Headers, "get">) {
  const agent = headers.get("user-agent");
  return agent === null ? {} : { global: { headers: { "User-Agent": agent.slice(0, LONGEST_AGENT) } } };
}
