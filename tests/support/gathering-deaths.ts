import { armTrap, type CommitPath, countEntered, type DeathInside, hasDied } from "./commit-path.ts";
import { type Due, doWork, expireLeases, type GatheringLane, type World } from "./gathering-lane.ts";
import { watchCalls } from "./watched-calls.ts";

/** Inside a function of the database, or around a call; always the first of its name. */
export type Death = { name: string; moment: "inside" | "before it leaves" | "done and unheard" };

/** What one piece of work passes, in order: what it enters that writes, and what it asks for that changes anything. */
export async function passWhole(
  lane: GatheringLane,
  path: CommitPath,
  { world, due }: { world: World; due: Due },
): Promise<Death[]> {
  await armTrap(lane.stack, path, null);
  const seen = new Set<string>();
  const points: Death[] = [];
  const add = (name: string, moment: Death["moment"]) => {
    if (seen.has(name + moment)) return;
    seen.add(name + moment);
    points.push({ name, moment });
  };
  const end = watchCalls(async ({ name, method, pass }) => {
    const isForeign = method !== "GET" && !name.startsWith("rpc/");
    if (isForeign) add(name, "before it leaves");
    const reply = await pass();
    for (const [entered, number] of await countEntered(lane.stack, path))
      if (number > 0) add(entered, "inside");
    if (isForeign || seen.has(`${name.replace("rpc/", "public.")}inside`)) add(name, "done and unheard");
    return reply;
  });
  await doWork(lane, world, due).finally(end);
  return points;
}

/** Does it, dying once at each of these one after the other, and at last to its end: how many deaths it died. */
export async function passDying(
  lane: GatheringLane,
  path: CommitPath,
  { world, due, deaths }: { world: World; due: Due; deaths: readonly Death[] },
): Promise<number> {
  let died = 0;
  for (const death of deaths) {
    await armTrap(lane.stack, path, death.moment === "inside" ? { name: death.name, number: 1 } : null);
    const dying = mortal(lane, death);
    await doWork(lane, world, due)
      .catch(() => undefined)
      .finally(dying.end);
    if (dying.isDead()) died += 1;
    await expireLeases(lane, world);
  }
  await armTrap(lane.stack, path, null);
  await doWork(lane, world, due);
  return died;
}

/** From its death on this process sends nothing and hears nothing. */
function mortal({ stack }: GatheringLane, { name: dies, moment }: Death) {
  const inside: DeathInside = { name: dies, number: 1 };
  let dead = false;
  const fall = () => {
    dead = true;
    throw new TypeError("the process is dead");
  };
  const end = watchCalls(async ({ name, pass }) => {
    if (dead || (name === dies && moment === "before it leaves")) fall();
    const reply = await pass();
    const isHere = name === dies && moment === "done and unheard";
    if (isHere || (moment === "inside" && !reply.ok && (await hasDied(stack, inside)))) fall();
    return reply;
  });
  return { end, isDead: () => dead };
}
