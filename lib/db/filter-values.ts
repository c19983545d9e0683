import { z } from "zod";
import { ofOrganization } from "./reading.ts";

const values = z.array(z.object({ value: z.string(), deployments: z.number() }));
/** Nobody counts tags. */
const tags = z.array(z.object({ value: z.string(), deployments: z.null() }));
const filterValues = z.object({ service: values, team: values, repository: values, env: values, tag: tags });
export type FilterValues = z.infer<typeof filterValues>;

/** What the filter menus offer: names of this month and the 13 before it, most used first, and tags of the newest. */
export const listFilterValues = ofOrganization("list_filter_values", filterValues);
