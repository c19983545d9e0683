import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { startDemoVendors } from "../demo/simulator.ts";
import * as demo from "./demo-accounts.ts";
import { DEMO_ENDING_TOKEN } from "./github/demo-account.ts";

const port = Number(process.env.SIMULATOR_PORT || 8126);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error("SIMULATOR_PORT is not a port number");
  process.exit(1);
}

try {
  const { datadog, github, close } = await startDemoVendors(port);
  console.log(`Datadog simulator on ${datadog.url}, GitHub simulator on ${github.url}, Ctrl-C ends both

  Northwind Rail           site ${demo.DEMO_SITE}
    API key                ${demo.DEMO_API_KEY}
    application key        ${demo.DEMO_APP_KEY}
    without dora scope     ${demo.DEMO_APP_KEY_WITHOUT_SCOPE}

  Northwind Rail Europe    site ${demo.DEMO_EU_SITE} (OpenAPI shape)
    API key                ${demo.DEMO_EU_API_KEY}
    application key        ${demo.DEMO_EU_APP_KEY}

  Southgate Freight        site ${demo.DEMO_SITE}
    API key                ${demo.DEMO_SOUTHGATE_API_KEY}
    application key        ${demo.DEMO_SOUTHGATE_APP_KEY}

  Southgate Depots         site ${demo.DEMO_SITE}
    API key                ${demo.DEMO_DEPOTS_API_KEY}
    application key        ${demo.DEMO_DEPOTS_APP_KEY}
    another one            ${demo.DEMO_DEPOTS_NEW_APP_KEY}

  Northwind Rail at GitHub
    token                  ${DEMO_GITHUB.token}
    ends in six days       ${DEMO_ENDING_TOKEN}

  Control API: ${datadog.url}/control/accounts, ${github.url}/control/accounts`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
} catch (error) {
  console.error(
    `The simulator cannot start on port ${port}: ${error instanceof Error ? error.message : error}`,
  );
  process.exit(1);
}
