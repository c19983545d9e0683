/** The field for the address of an account, as a password manager knows it. */
export const EMAIL = {
  type: "email",
  autoComplete: "username",
  autoCapitalize: "none",
  spellCheck: false,
  required: true,
  size: "md",
} as const;
