import { FormMessage } from "#app/_components/form/form-message.tsx";
import type { Connection } from "#lib/db/connections.ts";

/** Ids that the form has put into the address. */
export type Told = { connected: string | null; reconnected: string | null; instead: string | null };

/** After the connect form: what it came to. */
export function ConnectedMessage({ told, connections }: { told: Told; connections: Connection[] }) {
  const nameOf = (id: string | null) => connections.find((connection) => connection.id === id)?.name;
  const back = nameOf(told.reconnected);
  const added = nameOf(told.connected);
  const other = nameOf(told.instead);
  if (back !== undefined) {
    return (
      <FormMessage tone="fine">
        {back} is the same Datadog account as before and came back with all that it held.{" "}
        {other === undefined ? "" : `${other} stays disconnected. `}What happened meanwhile is being read.
      </FormMessage>
    );
  }
  if (added === undefined) return null;
  if (other !== undefined) {
    return (
      <FormMessage tone="info">
        These keys open another Datadog account, which was added as {added}. {other} stays disconnected.
      </FormMessage>
    );
  }
  return <FormMessage tone="fine">{added} is connected. The last 7 days are read first.</FormMessage>;
}
