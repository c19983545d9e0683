import { AppError } from "../errors.ts";

/** What has to be said before anything goes out: of which environment the values are, and in which account they go. */
type Unsaid = "publishing_without_env" | "publishing_without_connection";

export function unready(code: Unsaid, field?: string): AppError {
  return new AppError("invalid_input", {
    says: { code, numbers: {} },
    ...(field !== undefined && { field }),
  });
}
