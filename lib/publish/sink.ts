import { findConnection } from "../db/connecting.ts";
import { readCredentials } from "../db/credentials.ts";
import { AppError } from "../errors.ts";
import type { MetricSink } from "../sources/source.ts";
import type { Server } from "../sync/run.ts";
import { unready } from "./unready.ts";

export type Target = { organizationId: string; connectionId: string | null; deadlineAt: number };
/** `calls`: how many were made up to now. */
export type Open = { sink: MetricSink; connectionId: string; calls: () => number };

/** Where the chosen account takes what is sent. Its keys never leave the server. */
export async function openSink(
  server: Pick<Server, "db" | "env" | "sources">,
  target: Target,
): Promise<Open> {
  const { organizationId, deadlineAt } = target;
  const connection = await chosenConnection(server.db, target);
  const source = Object.hasOwn(server.sources, connection.provider)
    ? server.sources[connection.provider]
    : undefined;
  if (source?.openSink === undefined)
    throw new AppError("invalid_input", {
      says: { code: "publishing_no_sink", numbers: { source: connection.provider } },
    });
  const fields = source.form.keys.map(({ name }) => name);
  const owner = { organizationId, connectionId: connection.id, fields };
  const keys = await readCredentials(server.db, server.env.credentialKeys, owner);
  let calls = 0;
  const onCall = () => {
    calls += 1;
  };
  const options = { deadlineAt, limit: { notBefore: 0 }, onCall };
  const sink = source.openSink({ site: connection.site, keys }, options);
  return { sink, connectionId: connection.id, calls: () => calls };
}

async function chosenConnection(db: Server["db"], { organizationId, connectionId }: Target) {
  const connection =
    connectionId === null ? null : await findConnection(db, { organizationId, connectionId });
  if (connection === null || connection.status === "disconnected")
    throw unready("publishing_without_connection");
  return connection;
}
