"use client";

import {
  ActionIcon,
  Menu,
  MenuDivider,
  MenuDropdown,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTarget,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLogout,
  IconUserCircle,
} from "@tabler/icons-react";
import { signOutAction } from "../../(auth)/actions.ts";
import classes from "./user-menu.module.css";

const SCHEMES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "auto", label: "As the system" },
] as const;

type Props = { email: string; compact?: boolean; onCollapse?: () => void };

/** Who is signed in, with the colour scheme and the way out; beside it the button that folds the navigation. */
export function UserMenu({ email, compact = false, onCollapse }: Props) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Fold = compact ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const choose = (value: string) => {
    const scheme = SCHEMES.find((entry) => entry.value === value)?.value;
    if (scheme !== undefined) setColorScheme(scheme);
  };
  return (
    <div className={classes.row} data-compact={compact || undefined}>
      <Menu position="top-start" width={220}>
        <MenuTarget>
          <UnstyledButton className={classes.target} aria-label={`Account ${email}`} title={email}>
            <IconUserCircle size={20} stroke={1.5} aria-hidden="true" className={classes.icon} />
            {compact ? null : <span className={classes.email}>{email}</span>}
          </UnstyledButton>
        </MenuTarget>
        <MenuDropdown>
          <MenuLabel>Colours</MenuLabel>
          <MenuRadioGroup value={colorScheme} onChange={choose}>
            {SCHEMES.map(({ value, label }) => (
              <MenuRadioItem key={value} value={value}>
                {label}
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
          <MenuDivider />
          <form action={signOutAction}>
            {/* An item that closed the menu would take the form away before it is sent. */}
            <MenuItem
              type="submit"
              closeMenuOnClick={false}
              leftSection={<IconLogout size={16} stroke={1.6} aria-hidden="true" />}
            >
              Sign out
            </MenuItem>
          </form>
        </MenuDropdown>
      </Menu>
      {onCollapse === undefined ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          onClick={onCollapse}
          aria-label={compact ? "Expand the navigation" : "Collapse the navigation"}
          aria-expanded={!compact}
        >
          <Fold size={18} stroke={1.5} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}
