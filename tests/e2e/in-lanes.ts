/** Does something with each of them, so many at once: who asks one after the other waits for what could be at work. */
export async function inLanes<T>(
  items: Iterable<T>,
  act: (item: T, index: number) => Promise<unknown>,
  lanes = 4,
): Promise<void> {
  const waiting = [...items].entries();
  const follow = async () => {
    for (const [index, item] of waiting) await act(item, index);
  };
  await Promise.all(Array.from({ length: lanes }, follow));
}
