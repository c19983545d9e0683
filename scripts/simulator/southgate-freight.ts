import { type Company, service } from "./company.ts";

/** The second company of the demo: smaller, slower, and with few tools. */
export const southgateFreight: Company = {
  organisation: "southgate-freight",
  mailDomain: "southgate-freight.example",
  services: [
    service({ name: "booking-portal", team: "commercial", weight: 9, tier: "1", language: "dotnet" }),
    service({ name: "rate-engine", team: "commercial", weight: 5, language: "python", fragility: 1.8 }),
    service({
      name: "track-and-trace",
      team: "operations",
      weight: 8,
      tier: "1",
      language: "go",
      versions: "branch",
      aiAdoption: 0.5,
    }),
    service({ name: "customs-filing", team: "operations", weight: 4, versions: "calendar", fragility: 1.4 }),
    service({ name: "yard-planner", team: "operations", weight: 3, versions: "calendar", hasCommits: false }),
    service({ name: "invoicing", team: "finance", weight: 3, aiAdoption: 0.2, withoutMessage: 0.2 }),
  ],
  releasesPerDay: 4.2,
  incidentPrefix: "SGF",
  incidents: {
    caused: [
      "Containers booked twice",
      "Customs declaration sent without weight",
      "Positions of vessels an hour old",
      "Invoices with the wrong currency",
    ],
    outside: ["Customs gateway of the port times out", "Carrier feed late", "Mail provider degraded"],
    forgotten: "Archive of delivery notes incomplete",
  },
};
