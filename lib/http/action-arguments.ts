const DEEPEST = 32;
/** What React writes for values that JSON has no word for. */
const SPECIAL = /^\$(?:\$|undefined$|NaN$|Infinity$|-Infinity$|-0$|D\d{4}-|n-?\d{1,300}$)/;
/** A part of the form: a FormData, Map, Set, iterator, file or object; `:` leads into one that was written before. */
const REFERENCE = /^\$[KQWiBo@]?([0-9a-f]{1,4})((?::\w{1,80})*)$/;
type HasPart = (id: string, isForm: boolean) => boolean;

const INHERITED = /:(?:__proto__|constructor|prototype)(?::|$)/;

/**
 * Whether `text` is what React's client sends as the arguments of a server action, or as a part of them. The decoder
 * of the framework answers anything else as a fault of the server. `hasPart` tells which parts came along; a form
 * among the arguments (`$K`) has none of its own when it is empty.
 */
export function areActionArguments(text: string, hasPart: HasPart): boolean {
  try {
    return isValue(JSON.parse(text), hasPart, 0);
  } catch {
    return false;
  }
}

function isValue(value: unknown, hasPart: HasPart, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === "string") return !value.startsWith("$") || isSpecial(value, hasPart);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((inner) => isValue(inner, hasPart, depth + 1));
}

function isSpecial(value: string, hasPart: HasPart): boolean {
  if (SPECIAL.test(value)) return true;
  const [, id, path = ""] = REFERENCE.exec(value) ?? [];
  return id !== undefined && !INHERITED.test(path) && hasPart(id, value.startsWith("$K"));
}
