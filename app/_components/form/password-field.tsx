import { PasswordInput, type PasswordInputProps } from "@mantine/core";

/** The field of a password; `error` marks the input too, which Mantine does for every other. */
export function PasswordField({ error, ...props }: PasswordInputProps & { name: string }) {
  return <PasswordInput required error={error} aria-invalid={error !== undefined} {...props} />;
}
