import { type Company, service } from "./company.ts";

/** A small part of the demo's second company, with a Datadog account of its own. */
export const southgateDepots: Company = {
  organisation: "southgate-depots",
  mailDomain: "southgate-freight.example",
  services: [
    service({ name: "gate-control", team: "depots", weight: 3, tier: "1", language: "go" }),
    service({ name: "crane-schedule", team: "depots", weight: 2, versions: "calendar", language: "python" }),
  ],
  releasesPerDay: 0.9,
  incidentPrefix: "SGD",
  incidents: {
    caused: ["Gates stay shut", "Cranes booked twice"],
    outside: ["Weighbridge offline"],
    forgotten: "Camera of gate 4 dark",
  },
};
