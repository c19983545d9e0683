// The Datadog simulator in a process of its own; says where it listens, and ends with its parent.
import { startSimulator } from "#scripts/simulator/server.ts";

const { url } = await startSimulator({ port: 0 });
process.send?.(url);
process.on("disconnect", () => process.exit(0));
