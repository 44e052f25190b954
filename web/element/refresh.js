// The meaning of the attribute `refresh`. The widget does not read it: the loader tells it whether other readings
// follow.

/** The shortest and the longest time between two readings, in seconds. */
const SHORTEST = 5;
const LONGEST = 86_400;

/**
 * The milliseconds between two readings: 0 for none, `undefined` for a value that is not a number of seconds. No part
 * of such a value counts.
 */
export const refreshInterval = (value) => {
  if (value === null) return 0;
  if (!/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  const seconds = Number(value);
  return seconds && Math.min(Math.max(seconds, SHORTEST), LONGEST) * 1000;
};
