import type { ReactNode } from "react";
import type { Connection } from "#lib/db/connections.ts";
import { wasRead } from "#lib/domain/report/freshness.ts";

type Props = { connections: Promise<Connection[]>; children: ReactNode };

/**
 * Counts, and what narrows a list: nothing before anything was read, since a zero would say that nothing happened.
 * Whatever keeps the connections from being told keeps no list from being shown.
 */
export async function WhereRead({ connections, children }: Props) {
  return (await connections.then(wasRead, () => true)) ? children : null;
}
