/** From its `deathAt`-th point on nothing leaves a process and nothing is heard; two points a call, before and after it. */
export function dieAt(deathAt: number): { fetch: typeof fetch; isDead: () => boolean } {
  let point = 0;
  const reach = () => {
    point += 1;
    if (point >= deathAt) throw new TypeError("the process is dead");
  };
  return {
    isDead: () => point >= deathAt,
    fetch: async (input, init) => {
      reach();
      const reply = await fetch(input, init);
      reach();
      return reply;
    },
  };
}
