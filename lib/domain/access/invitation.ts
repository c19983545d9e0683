/** Where an invitation is looked at and accepted; the token is in the path. */
export function invitationPath(token: string): string {
  return `/invite/${encodeURIComponent(token)}`;
}
