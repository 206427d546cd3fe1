/** A service by its name, as far as it is known. */
export const the = (serviceName: string | undefined): string => serviceName ?? 'the service';

/** What is said of a field that holds what looks like the number of a card (R15). */
export const sensitive = 'This looks like a payment card number, which is never taken here.';

/** The faults of a line of text. */
export const lineFaults = (what: string, most: number) => ({
  missing: `Enter ${what}.`,
  invalid: `Enter ${what} on one line, with at most ${most} characters.`,
  sensitive,
});

export const lastFourFaults = {
  missing: 'Enter the last four digits of the card.',
  invalid: 'Enter just four digits, the last ones of the card.',
  sensitive,
};
