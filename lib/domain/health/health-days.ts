/** Days of a grid: a week unless asked for more, four of them at most. */
export const LEAST_DAYS = 7;
export const MOST_DAYS = 28;
export const GRID_DAYS = [7, 14, 28] as const;

export const isGridLength = (days: number): boolean => days >= LEAST_DAYS && days <= MOST_DAYS;

/** Days of a trend of daily values. */
export const TREND_DAYS = [7, 30, 90, 400] as const;
