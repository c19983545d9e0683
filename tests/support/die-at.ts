import type { Stack } from "./stack.ts";
import { directly } from "./stack-client.ts";

/**
 * What a process asks the stack: from its `deathAt`-th point on nothing leaves it and nothing is heard; two points a
 * call, before and after it.
 */
export function dieAt(
  deathAt: number,
  stack: Pick<Stack, "fetch">,
): { fetch: typeof fetch; isDead: () => boolean } {
  const send = directly(stack);
  let point = 0;
  const reach = () => {
    point += 1;
    if (point >= deathAt) throw new TypeError("the process is dead");
  };
  return {
    isDead: () => point >= deathAt,
    fetch: async (input, init) => {
      reach();
      const reply = await send(input, init);
      reach();
      return reply;
    },
  };
}
