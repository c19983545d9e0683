/** Every way a request or a run can fail, with its HTTP status and the sentence a person may read. */
const TABLE = {
  unauthenticated: { status: 401, publicMessage: "Sign in first." },
  forbidden: { status: 403, publicMessage: "Your role does not allow this." },
  not_found: { status: 404, publicMessage: "There is nothing here." },
  invalid_input: { status: 400, publicMessage: "The request is not valid." },
  conflict: { status: 409, publicMessage: "This is already taken." },
  wrong_name: { status: 409, publicMessage: "This does not match. Type it exactly as it is shown." },
  last_owner: {
    status: 409,
    publicMessage: "This is the last active owner. Make somebody else an owner first.",
  },
  already_member: { status: 409, publicMessage: "This person is a member already." },
  already_invited: {
    status: 409,
    publicMessage: "This address has an invitation already. Send it again, or revoke it.",
  },
  email_unconfirmed: { status: 403, publicMessage: "Confirm your e-mail address first." },
  already_connected: { status: 409, publicMessage: "This account is already connected." },
  sync_running: { status: 409, publicMessage: "A sync of this connection is already running." },
  datadog_rejected: { status: 422, publicMessage: "Datadog refused the keys." },
  datadog_unavailable: { status: 503, publicMessage: "Datadog cannot be reached at the moment." },
  rate_limited: { status: 429, publicMessage: "Too many requests; try again in a moment." },
  payload_too_large: { status: 413, publicMessage: "The request is larger than 1 MB." },
  upstream_contract: { status: 502, publicMessage: "The source sent an answer that cannot be read." },
  unstorable: { status: 500, publicMessage: "Something went wrong on our side." },
  too_much: { status: 503, publicMessage: "The database ran out of time." },
  lease_lost: { status: 409, publicMessage: "This sync was taken over or ended." },
  credential_unreadable: { status: 500, publicMessage: "Something went wrong on our side." },
  unavailable: { status: 503, publicMessage: "The database cannot be reached at the moment." },
  internal: { status: 500, publicMessage: "Something went wrong on our side." },
} as const;

export type ErrorCode = keyof typeof TABLE;
export const ERROR_CODES = Object.keys(TABLE) as ErrorCode[];

type Details = {
  /** For the log; never shown. */
  message?: string;
  /** For the person; defaults to the code's sentence. */
  publicMessage?: string;
  cause?: unknown;
  retryAfterSeconds?: number;
  /** Name of the form's field that it is about. */
  field?: string;
};

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly publicMessage: string;
  readonly retryAfterSeconds: number | null;
  readonly field: string | null;

  constructor(code: ErrorCode, details: Details = {}) {
    const { status, publicMessage } = TABLE[code];
    super(details.message ?? details.publicMessage ?? publicMessage, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.status = status;
    this.publicMessage = details.publicMessage ?? publicMessage;
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
