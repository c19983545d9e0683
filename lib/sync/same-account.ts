import type { KnownAccount } from "../db/connecting.ts";
import type { DatadogClient } from "../sources/datadog/client.ts";

/** `unknown`: the connection holds no event by which its account could be recognised. */
export type Recognition = "same" | "other" | "unknown";

/**
 * Datadog tells no account id; but only the keys of an account find its events by their ids. Half of them have to be
 * found: one may have been deleted at Datadog, and one hand-chosen id may stand in two accounts.
 */
export async function recognise(client: DatadogClient, known: KnownAccount): Promise<Recognition> {
  const asked = [
    ...known.deploymentIds.map((id) => ({ stream: "deployments" as const, id })),
    ...known.incidentIds.map((id) => ({ stream: "incidents" as const, id })),
  ];
  if (asked.length === 0) return "unknown";
  const found = await Promise.all(asked.map(({ stream, id }) => client.get(stream, id)));
  return found.filter((event) => event !== null).length * 2 >= asked.length ? "same" : "other";
}

/** The connection that these keys open as well, active ones first; null when none is known to. */
export async function findSameAccount(
  client: DatadogClient,
  accounts: readonly KnownAccount[],
  fingerprint: string,
): Promise<KnownAccount | null> {
  const sameKey = accounts.find((account) => account.fingerprint === fingerprint);
  if (sameKey !== undefined && sameKey.status !== "disconnected") return sameKey;
  const seen = await Promise.all(accounts.map((account) => recognise(client, account)));
  return accounts.find((_, index) => seen[index] === "same") ?? sameKey ?? null;
}
