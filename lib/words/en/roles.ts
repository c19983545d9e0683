/** The roles of an organisation, and what each may do. */
export const roles = {
  name: { owner: "Owner", admin: "Admin", manager: "Manager", viewer: "Viewer" },
  may: {
    owner: "Changes owners, lets a mail domain join, and does what an admin does.",
    admin: "Connects Datadog, manages members, API tokens and settings, and does what a manager does.",
    manager: "Starts syncs, looks into quarantined events, and does what a viewer does.",
    viewer: "Reads dashboards, lists, runs and exports.",
  },
  sentence: {
    owner: "An owner changes owners, lets a mail domain join, and does what an admin does.",
    admin:
      "An admin connects Datadog, manages members, API tokens and settings, and does what a manager does.",
    manager: "A manager starts syncs, looks into quarantined events, and does what a viewer does.",
    viewer: "A viewer reads dashboards, lists, runs and exports.",
  },
} as const;
