/**
 * The embedded package prints every failed query with its parameters, which may be keys. This keeps the name and the
 * first line of the message, and drops the refusals that our own functions raise (PL…): they are answers, not errors.
 */
export function redactPackageErrors(): void {
  console.error = (...parts: unknown[]) => {
    const message = messageOf(parts[0]);
    if (/"code":"PL|^permission denied/.test(message)) return;
    process.stderr.write(`[supabase] ${message.split("\n")[0]?.slice(0, 300)}\n`);
  };
}

function messageOf(part: unknown): string {
  if (typeof part === "object" && part !== null && "message" in part) return String(part.message);
  return String(part);
}
