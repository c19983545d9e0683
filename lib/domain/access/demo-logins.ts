/** Who can sign in to the demo company; shown on the front page in demo mode only. */
export const DEMO_PASSWORD = "plumbline-demo";

export const DEMO_LOGINS = [
  { email: "owner@northwind.example", may: "Everything: connects Datadog, changes settings." },
  { email: "manager@northwind.example", may: "Reads everything and starts a sync." },
  { email: "viewer@northwind.example", may: "Reads everything." },
  { email: "owner@southgate.example", may: "Owner of a second company, which sees nothing of the first." },
] as const;
