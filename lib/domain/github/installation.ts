/** The App that an operator registered at GitHub. */
export type GitHubApp = {
  id: number;
  /** PEM, PKCS#8. */
  privateKey: string;
  /** Whose each installation is, by the organisation's id: nobody reads by somebody else's. */
  installations: ReadonlyMap<string, number>;
};

/** The installation that a text stands for in the place of a token: `installation:` and its number; null for a token. */
export function installationOf(token: string): number | null {
  const number = /^installation:([1-9]\d{0,14})$/.exec(token)?.[1];
  return number === undefined ? null : Number(number);
}

/** Whether an organisation may read by what was entered: a token is anybody's who has it, an installation its owner's. */
export function mayReadBy(token: string, organizationId: string, app: GitHubApp | null): boolean {
  const installation = installationOf(token);
  return installation === null || app?.installations.get(organizationId) === installation;
}
