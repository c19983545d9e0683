import { AfterContext } from "next/dist/server/after/after-context.js";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";

/**
 * Runs a task as Next.js runs a request: what the task leaves for `after` the answer is run behind it, and waited for.
 * The scope is the framework's own; only the server around it is missing.
 */
export async function inRequest<T>(task: () => Promise<T>): Promise<T> {
  const waiting: Promise<unknown>[] = [];
  const closing: (() => void)[] = [];
  const failures: unknown[] = [];
  const afterContext = new AfterContext({
    waitUntil: (promise) => void waiting.push(promise),
    onClose: (callback) => void closing.push(callback),
    onTaskError: (error) => void failures.push(error),
  });
  const work = { afterContext, route: "/test", page: "/test" };
  const unit = { type: "request", phase: "action" };
  return workAsyncStorage.run(work as never, () =>
    workUnitAsyncStorage.run(unit as never, async () => {
      const end = async () => {
        for (const close of closing) close();
        await Promise.all(waiting);
      };
      const answer = await task().finally(end);
      if (failures.length > 0) throw new Error("a task after the answer failed", { cause: failures[0] });
      return answer;
    }),
  );
}
