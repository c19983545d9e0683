import { TOKEN_SCOPES, type TokenScope } from "../db/tokens.ts";
import { problemOf } from "../domain/refusals.ts";
import { AppError } from "../errors.ts";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations/all.ts";

type Scoped = Pick<Operation, "scope">;

/** The scopes that a token can be narrowed to: those that an operation names. With any other it could do nothing. */
export function usableScopes(operations: Scoped[] = Object.values(OPERATIONS)): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => operations.some((operation) => operation.scope === scope));
}

/** Throws `invalid_input` for a scope that no operation names. */
export function refuseUnusable(scopes: TokenScope[], operations?: Scoped[]): void {
  const usable = usableScopes(operations);
  const at = scopes.findIndex((scope) => !usable.includes(scope));
  if (at === -1) return;
  throw new AppError("invalid_input", {
    says: problemOf("body", `scopes[${at}]`, { code: "scope_unused", numbers: { scope: scopes[at] ?? "" } }),
  });
}
