import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const plumb: MantineColorsTuple = [
  "#eef0fe",
  "#dddffb",
  "#bbc0f5",
  "#9aa1ef",
  "#7c84e8",
  "#666ee2",
  "#5158d8",
  "#4349be",
  "#373ca1",
  "#2a2e80",
];

const gray: MantineColorsTuple = [
  "#f8f9fb",
  "#f1f3f6",
  "#e6e9ee",
  "#d9dde4",
  "#c3c9d3",
  "#a1a9b6",
  "#757e8d",
  "#565e6c",
  "#3a414d",
  "#1f242d",
];

const dark: MantineColorsTuple = [
  "#dfe2e9",
  "#bcc1cc",
  "#989eac",
  "#737a89",
  "#3f4551",
  "#333945",
  "#272c36",
  "#191d24",
  "#13161c",
  "#0d0f14",
];

/** Mantine with our colours and sizes; `showTyped` names the button beside a password. */
export const themeWith = (showTyped: string) =>
  createTheme({
    colors: { plumb, gray, dark },
    primaryColor: "plumb",
    primaryShade: { light: 7, dark: 6 },
    black: "#1f242d",
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
    fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
    lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.5", xl: "1.4" },
    radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
    defaultRadius: "md",
    respectReducedMotion: true,
    cursorType: "pointer",
    components: {
      Button: { defaultProps: { loaderProps: { type: "dots" } } },
      InputWrapper: { defaultProps: { withAsterisk: false, errorProps: { role: "alert" } } },
      // Mantine's own label of the toggle has the word "password", and would be found in place of the field.
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { "aria-label": showTyped, tabIndex: 0 } },
      },
      Menu: {
        // The placeholder is a focusable child that a menu must not have.
        defaultProps: {
          transitionProps: { transition: "fade", duration: 120 },
          withInitialFocusPlaceholder: false,
        },
      },
      Modal: { defaultProps: { transitionProps: { transition: "fade", duration: 150 } } },
    },
  });

/** Colours of Mantine that miss AA contrast, as text on our surfaces or under white text, replaced. */
export const resolveVariables: CSSVariablesResolver = (current) => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": current.colors.gray[7],
    "--mantine-color-placeholder": "#69717f",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-red-6": "#b3261e",
    "--mantine-color-red-light-hover": "#fdeceb",
    "--mantine-color-red-filled": "#c8372d",
    "--mantine-color-red-filled-hover": "#b3261e",
    "--mantine-color-default-border": current.colors.gray[3],
  },
  dark: {
    "--mantine-color-dimmed": current.colors.dark[2],
    "--mantine-color-placeholder": "#8d94a3",
    "--mantine-color-error": "#ff8a80",
    "--mantine-color-red-6": "#ff8a80",
    "--mantine-color-red-filled": "#c8372d",
    "--mantine-color-red-filled-hover": "#b3261e",
    "--mantine-color-anchor": current.colors.plumb?.[3] ?? current.colors.dark[0],
    "--mantine-color-default-border": current.colors.dark[4],
  },
});
