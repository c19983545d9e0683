/** What shared client components say; every page sends these to the browser. */
export const client = {
  close: "Close",
  cancel: "Cancel",
  copy: "Copy",
  copied: "Copied",
  typeToConfirm: "Type this to confirm: {text}",
  navigation: "Organisation",
  dashboard: "Dashboard",
  dataQuality: "Data quality",
  runs: "Runs",
  settings: "Settings",
  expandNavigation: "Expand the navigation",
  collapseNavigation: "Collapse the navigation",
  colours: "Colours",
  coloursLight: "Light",
  coloursDark: "Dark",
  coloursAuto: "As the system",
} as const;
