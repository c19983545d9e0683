import { AppError } from "../errors.ts";
import { areActionArguments } from "./action-arguments.ts";
import { FOREIGN_ORIGIN, isOwnOrigin } from "./own-origin.ts";

const ACTION_ID = /^[0-9a-f]{40,64}$/;
const MAX_BYTES = 1_048_576;
/** Fields of a form that is sent before its scripts have loaded. */
const EARLY_FIELD = /^\$ACTION_(?:KEY|REF_\d{1,4}|\d{1,4}:\d{1,4}|ID_([0-9a-f]+))$/;

/**
 * Throws unless a POST to a page is the call of a server action as our own pages make it: the framework answers
 * another site's, and whatever it cannot decode, as a fault of ours.
 */
export async function refuseOddAction(request: Request): Promise<void> {
  if (!isOwnOrigin(request.headers)) throw new AppError("forbidden", { publicMessage: FOREIGN_ORIGIN });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw new AppError("payload_too_large");
  const id = request.headers.get("next-action");
  const known = id === null || ACTION_ID.test(id);
  if (!known || !(await isDecodable(request.clone(), id))) {
    throw new AppError("invalid_input", { publicMessage: "This is not a call that our pages make." });
  }
}

async function isDecodable(request: Request, id: string | null): Promise<boolean> {
  const type = request.headers.get("content-type") ?? "";
  try {
    if (type.startsWith("multipart/form-data")) return isForm(await request.formData(), id);
    const text = id !== null && type.startsWith("text/plain") ? await request.text() : "null";
    return text.startsWith("[") && areActionArguments(text, () => false);
  } catch {
    return false;
  }
}

function isForm(form: FormData, id: string | null): boolean {
  const names = [...form.keys()];
  if (id === null) return isEarlyForm(form, names);
  const hasPart = (part: string, whole: boolean) => whole || form.has(part);
  const parts = names.filter((name) => /^[0-9a-f]{1,4}$/.test(name));
  return (
    textOf(form, "0").startsWith("[") &&
    parts.every((name) => form.get(name) instanceof File || areActionArguments(textOf(form, name), hasPart))
  );
}

function isEarlyForm(form: FormData, names: string[]): boolean {
  const early = names.filter((name) => name.startsWith("$ACTION_"));
  const calls = early.filter((name) => name.startsWith("$ACTION_REF_") || name.startsWith("$ACTION_ID_"));
  return (
    calls.length === 1 &&
    early.every(
      (name) => EARLY_FIELD.test(name) && ACTION_ID.test(EARLY_FIELD.exec(name)?.[1] ?? "0".repeat(40)),
    ) &&
    early.filter((name) => name.startsWith("$ACTION_REF_")).every((name) => isEarlyCall(form, name.slice(12)))
  );
}

/** `$ACTION_1:0` is the action, `$ACTION_1:1` its bound arguments, in which `$@1` says so. */
function isEarlyCall(form: FormData, number: string): boolean {
  const reference: unknown = JSON.parse(textOf(form, `$ACTION_${number}:0`));
  if (typeof reference !== "object" || reference === null || !("id" in reference)) return false;
  const hasPart = (part: string) => form.has(`$ACTION_${number}:${Number.parseInt(part, 16)}`);
  const bound = "bound" in reference ? reference.bound : null;
  return (
    ACTION_ID.test(String(reference.id)) &&
    (bound === null || (bound === "$@1" && hasPart("1"))) &&
    [...form.keys()]
      .filter((name) => name.startsWith(`$ACTION_${number}:`) && !name.endsWith(":0"))
      .every((name) => areActionArguments(textOf(form, name), hasPart))
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
