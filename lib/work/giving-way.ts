/** So long a piece of work waits for people at most: it goes on however many they are, and loses no more than this. */
const LONGEST_MS = 2000;
/** Between two questions of one page; whoever asks nothing for so long has what they wanted. */
const QUIET_MS = 100;
const LOOK_MS = 20;

type Asked = { underWay: number; lastAt: number };

/** Of the process: pages and work may each have their own copy of a module. */
const KEY = Symbol.for("plumbline.asked");
const shared = globalThis as { [KEY]?: Asked };
shared[KEY] ??= { underWay: 0, lastAt: Number.NEGATIVE_INFINITY };
const asked = shared[KEY];

/** The answer to a question of somebody who waits for it: work in the background gives way to it. */
export async function waitedFor<T>(answer: Promise<T>): Promise<T> {
  asked.underWay += 1;
  try {
    return await answer;
  } finally {
    asked.underWay -= 1;
    asked.lastAt = Date.now();
  }
}

/** Whether somebody waits for an answer of this process. */
export function isAsked(): boolean {
  return asked.underWay > 0 || Date.now() - asked.lastAt < QUIET_MS;
}

/** Waits until nobody asks this process anything, two seconds at most. */
export async function giveWay(): Promise<void> {
  for (const startedAt = Date.now(); isAsked() && Date.now() - startedAt < LONGEST_MS; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
