import type { PlacedProblem, Refusal } from "./domain/refusals.ts";

/** Every way a request or a run can fail, with its HTTP status. */
const STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid_input: 400,
  conflict: 409,
  wrong_name: 409,
  last_owner: 409,
  already_member: 409,
  already_invited: 409,
  email_unconfirmed: 403,
  already_connected: 409,
  sync_running: 409,
  datadog_rejected: 422,
  datadog_unavailable: 503,
  rate_limited: 429,
  payload_too_large: 413,
  upstream_contract: 502,
  unstorable: 500,
  too_much: 503,
  lease_lost: 409,
  credential_unreadable: 500,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;
export const ERROR_CODES = Object.keys(STATUS) as ErrorCode[];

/** What is said of an error: a sentence of its own, or that of its code. `lib/words` has both. */
export type ErrorSaid = Refusal | PlacedProblem | { code: ErrorCode; numbers: Record<string, never> };
export type RefusalCode = ErrorSaid["code"];

type Details = {
  /** For the log; never shown. */
  message?: string;
  /** For the person; defaults to the code's own sentence. */
  says?: Refusal | PlacedProblem;
  cause?: unknown;
  retryAfterSeconds?: number;
  /** Name of the form's field that it is about. */
  field?: string;
};

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly says: ErrorSaid;
  readonly retryAfterSeconds: number | null;
  readonly field: string | null;

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? details.says?.code ?? code, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.status = STATUS[code];
    this.says = details.says ?? { code, numbers: {} };
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.field = details.field ?? null;
  }
}

/** The error itself when it is one of ours, else `internal` with the original as its cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError("internal", {
    message: error instanceof Error ? error.message : String(error),
    cause: error,
  });
}
