import { launch, loadEnvFile, type Stack } from "./launch.ts";
import { keepVendors } from "./vendors.ts";

const TICK_MS = 60_000;
/** The demo is to be seen living: its verdicts flip while one looks. */
const DEMO_SYNC_SECONDS = 120;

/** `npm start` and `npm run dev`: everything up, the demo seeded, the address printed; Ctrl-C ends all of it. */
export async function runStack(mode: "start" | "dev"): Promise<void> {
  try {
    loadEnvFile();
    const environment = { ...process.env };
    const embedded = !environment.NEXT_PUBLIC_SUPABASE_URL;
    const demo = embedded && environment.PLUMBLINE_DEMO !== "0";
    environment.PLUMBLINE_DEMO = demo ? "1" : "0";
    if (demo) environment.PLUMBLINE_SYNC_SECONDS = String(DEMO_SYNC_SECONDS);
    // Loaded only for the demo: a real installation never has the simulators in its memory.
    const vendors = demo
      ? await (await import("../demo/simulator.ts")).startDemoVendors(Number(environment.SIMULATOR_PORT ?? 0))
      : null;
    for (const [name, url] of Object.entries(vendors?.environment ?? {})) environment[name] ||= url;
    if (embedded) keepVendors(environment.PLUMBLINE_DATA_DIR || ".data", vendors?.environment ?? null);
    const stack = await launch(mode, environment);
    const timer = stack.secrets === null ? null : setInterval(() => void tick(stack), TICK_MS);
    let closing = false;
    const close = async () => {
      if (closing) return;
      closing = true;
      if (timer !== null) clearInterval(timer);
      await stack.close();
      await vendors?.close();
      process.exit(0);
    };
    process.on("SIGINT", close);
    process.on("SIGTERM", close);
    process.stdout.write(`\nPlumbline is ready: ${stack.url}\n`);
    if (vendors !== null) {
      const { seedDemo } = await import("../demo/seed.ts");
      process.stdout.write(`\n${await seedDemo(stack, vendors.datadog.simulator)}\n`);
    }
    process.stdout.write("\nCtrl-C ends it.\n");
    if (stack.secrets !== null) await tick(stack);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

/** Locally there is no Vercel Cron: ask for due work every minute; nothing due costs one query. */
async function tick(stack: Stack): Promise<void> {
  await fetch(`${stack.url}/api/cron/sync`, {
    headers: { authorization: `Bearer ${process.env.CRON_SECRET || stack.secrets?.cronSecret}` },
  }).catch(() => undefined); // the server is going down, or the next minute succeeds
}
