import { ERROR_CODES, type ErrorCode } from "../errors.ts";

/** Codes of ours that callers are not promised, as one that they are. */
const SAID_AS: Partial<Record<ErrorCode, ErrorCode>> = {
  upstream_contract: "datadog_unavailable",
  lease_lost: "conflict",
  wrong_name: "conflict",
  last_owner: "conflict",
  already_member: "conflict",
  already_invited: "conflict",
  email_unconfirmed: "forbidden",
  credential_unreadable: "internal",
  unstorable: "internal",
  too_much: "internal",
  unavailable: "internal",
};

export function publicCode(code: ErrorCode): ErrorCode {
  return SAID_AS[code] ?? code;
}

/** The codes that callers of the API are promised. */
export const PUBLIC_CODES = ERROR_CODES.filter((code) => publicCode(code) === code);
