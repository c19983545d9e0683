/** Who can sign in to the demo's companies; shown on the front page in demo mode only. */
export const DEMO_PASSWORD = "plumbline-demo";

export const DEMO_LOGINS = [
  { email: "owner@northwind.example", role: "owner", organization: "Northwind Rail", may: "connects" },
  { email: "manager@northwind.example", role: "manager", organization: "Northwind Rail", may: "syncs" },
  { email: "viewer@northwind.example", role: "viewer", organization: "Northwind Rail", may: "reads" },
  { email: "owner@southgate.example", role: "owner", organization: "Southgate Freight", may: "apart" },
] as const;
