import { createHash, randomBytes } from "node:crypto";

const PATTERN = /^pl_[A-Za-z0-9_-]{43}$/;

export type NewToken = {
  /** Shown once. */
  token: string;
  /** SHA-256, hexadecimal: all that is stored of it. */
  hash: string;
  /** Its last four characters. */
  hint: string;
};

/** A new API token: `pl_` and 256 random bits, so that a plain hash is enough to keep. */
export function newToken(): NewToken {
  const token = `pl_${randomBytes(32).toString("base64url")}`;
  return { token, hash: hashToken(token), hint: token.slice(-4) };
}

/** A new token for the address of a picture, which opens nothing else: 128 random bits. */
export function newPictureToken(): NewToken {
  const token = randomBytes(16).toString("base64url");
  return { token, hash: hashToken(token), hint: token.slice(-4) };
}

/** Whether this can be one of our tokens at all; decides nothing about its being alive. */
export function isToken(text: string): boolean {
  return PATTERN.test(text);
}

/** SHA-256 of a token, hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
