/** Who can sign in to the demo's companies; shown on the front page in demo mode only. */
export const DEMO_PASSWORD = "plumbline-demo";

export const DEMO_LOGINS = [
  {
    email: "owner@northwind.example",
    who: "Owner of Northwind Rail",
    may: "connects Datadog, changes settings",
  },
  { email: "manager@northwind.example", who: "Manager of Northwind Rail", may: "reads and starts a sync" },
  { email: "viewer@northwind.example", who: "Viewer of Northwind Rail", may: "reads" },
  { email: "owner@southgate.example", who: "Owner of Southgate Freight", may: "sees nothing of the first" },
] as const;
