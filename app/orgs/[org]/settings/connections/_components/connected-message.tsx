import { useTranslations } from "next-intl";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import type { Connection } from "#lib/db/connections.ts";

/** Ids that the form has put into the address. */
export type Told = { connected: string | null; reconnected: string | null; instead: string | null };

/** After the connect form: what it came to. */
export function ConnectedMessage({ told, connections }: { told: Told; connections: Connection[] }) {
  const t = useTranslations("connections");
  const find = (id: string | null) => connections.find((connection) => connection.id === id);
  const nameOf = (id: string | null) => find(id)?.name;
  const collects = find(told.connected ?? told.reconnected)?.streams.length === 0;
  const back = nameOf(told.reconnected);
  const added = nameOf(told.connected);
  const other = nameOf(told.instead);
  if (collects) {
    const message =
      back === undefined ? t("addedGitHub", { name: added ?? "" }) : t("backGitHub", { name: back });
    return <FormMessage tone="fine">{message}</FormMessage>;
  }
  if (back !== undefined) {
    const message = other === undefined ? t("back", { name: back }) : t("backInstead", { name: back, other });
    return <FormMessage tone="fine">{message}</FormMessage>;
  }
  if (added === undefined) return null;
  if (other === undefined) return <FormMessage tone="fine">{t("added", { name: added })}</FormMessage>;
  return <FormMessage tone="info">{t("addedInstead", { name: added, other })}</FormMessage>;
}
