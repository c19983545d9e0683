import { AppError } from "../errors.ts";
import { FOREIGN_ORIGIN, isOwnOrigin } from "./own-origin.ts";

const ACTION_ID = /^[0-9a-f]{40,64}$/;
const MAX_BYTES = 1_048_576;
/** With the id of an action in a header; a form that is sent before its scripts have loaded names it in its fields. */
const TYPES = {
  called: /^(?:multipart\/form-data; *boundary=|text\/plain)/,
  early: /^multipart\/form-data; *boundary=/,
};

/**
 * Throws unless a POST to a page comes from our own pages and looks like the call of a server action: the framework
 * answers another site's, and a form of another type, as a fault of ours. What is in it the framework decodes.
 */
export function refuseOddAction({ headers }: Pick<Request, "headers">): void {
  if (!isOwnOrigin(headers)) throw new AppError("forbidden", { says: FOREIGN_ORIGIN });
  if (Number(headers.get("content-length") ?? 0) > MAX_BYTES) throw new AppError("payload_too_large");
  const id = headers.get("next-action");
  const types = id === null ? TYPES.early : TYPES.called;
  if ((id === null || ACTION_ID.test(id)) && types.test(headers.get("content-type") ?? "")) return;
  throw new AppError("invalid_input", { says: { code: "odd_action", numbers: {} } });
}
