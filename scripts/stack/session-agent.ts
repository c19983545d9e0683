type Fetch = (request: Request) => Promise<Response>;
type Query = (sql: string) => Promise<unknown>;

const UUID = /^[0-9a-f-]{36}$/;

/** Notes with a session which browser opened or renewed it, as Supabase Auth does: the package keeps none (0.10). */
export function notingAgents(answer: Fetch, query: Query): Fetch {
  return async (request) => {
    const response = await answer(request);
    const session = response.headers.get("sb-auth-session-id") ?? "";
    const agent = request.headers.get("user-agent");
    if (agent !== null && UUID.test(session))
      await query(
        `update auth.sessions set user_agent = '${agent.replaceAll("'", "''")}' where id = '${session}'`,
      );
    return response;
  };
}
