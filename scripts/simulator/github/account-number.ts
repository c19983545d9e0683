import { hashText } from "../random.ts";

/** Of 31 bits: GraphQL tells no others. */
export function accountNumber(login: string): number {
  return 1 + (hashText(login) % 2_147_483_646);
}
