import { TOOL_ACCOUNTS, TOOL_ADDRESSES, TOOL_NAMES, type Tool, UNMISTAKABLE_NAME } from "./ai-tools.ts";

export type Identity = { name: string; email: string };

/** How aider marks whoever runs it. */
export const RUNS_AIDER = / \(aider\)$/i;

/** The app account of an identity: the part before `[bot]` that ends its name or its GitHub no-reply address. */
export function accountOf(identity: Identity): string | null {
  const byName = /^(.+)\[bot\]$/i.exec(identity.name);
  if (byName?.[1] !== undefined) return byName[1].trim().toLowerCase();
  const byEmail = /^(?:\d+\+)?([^@+]+)\[bot\]@/i.exec(identity.email);
  return byEmail?.[1]?.toLowerCase() ?? null;
}

/** The tool whose whole identity this is: an account, an address of its own, or a name that no person has there. */
export function toolOfIdentity(identity: Identity): Tool | null {
  const account = accountOf(identity);
  if (account !== null) return TOOL_ACCOUNTS.get(account) ?? null;
  if (RUNS_AIDER.test(identity.name)) return { tool: "aider", authorship: "assistant" };
  const email = identity.email.toLowerCase();
  const name = plainName(identity.name);
  const byAddress = TOOL_ADDRESSES.get(email);
  if (byAddress !== undefined) return byAddress;
  if (isCopilotAddress(email)) return { tool: "Copilot", authorship: "assistant" };
  if (email !== "" && !isImpersonal(email) && !UNMISTAKABLE_NAME.test(name)) return null;
  return TOOL_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** As the tables of names are written: lower case, spaces for dashes and underscores. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]+/g, " ");
}

function isCopilotAddress(email: string): boolean {
  return /^(?:\d+\+)?copilot@users\.noreply\.github\.com$/.test(email);
}

/** Whether nobody reads what is sent to this address. */
export function isImpersonal(email: string): boolean {
  return (
    /^(?:no-?reply|bot|agent|ai)@/.test(email) ||
    !email.includes("@") ||
    /@(?:example\.(?:com|org)|[\w.-]+\.invalid)$/.test(email)
  );
}
