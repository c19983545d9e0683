"use client";

import { Button, Code, CopyButton, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { MadeToken } from "../actions.ts";
import classes from "./new-token.module.css";

/** A token that was just made: the only time that it can be seen. */
export function NewToken({ token, name }: MadeToken) {
  return (
    <Stack gap={6} role="status" p="sm" bg="var(--pl-fine-soft)" bdrs="md">
      <Text size="sm" fw={500}>
        Token "{name}". Copy it now: it is not shown again.
      </Text>
      <Code className={classes.token ?? ""}>{token}</Code>
      <CopyButton value={token} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={
              copied ? (
                <IconCheck size={16} stroke={1.7} aria-hidden="true" />
              ) : (
                <IconCopy size={16} stroke={1.7} aria-hidden="true" />
              )
            }
          >
            {copied ? "Copied" : "Copy"}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
