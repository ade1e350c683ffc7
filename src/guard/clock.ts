/** The hour: receipts are dated, and waivers expire. The only place of what runs anywhere that knows it. */

/** Milliseconds since 1970. */
export const clock = (): number => Date.now();
