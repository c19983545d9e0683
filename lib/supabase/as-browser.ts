/**
 * What tells the auth server which browser a session is opened or kept with, as its list then says: without this it
 * would see our own server. For `global` of a client.
 */
export function asBrowser(request: Pick<Headers, "get">): { headers: Record<string, string> } {
  const userAgent = request.get("user-agent");
  return { headers: userAgent === null ? {} : { "user-agent": userAgent } };
}
