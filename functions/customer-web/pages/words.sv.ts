/** A service by its name, as far as it is known. */
export const the = (serviceName: string | undefined): string => serviceName ?? 'tjänsten';

/** What is said of a field that holds what looks like the number of a card (R15). */
export const sensitive = 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.';

/** The faults of a line of text. */
export const lineFaults = (what: string, most: number) => ({
  missing: `Ange ${what}.`,
  invalid: `Ange ${what} på en rad med högst ${most} tecken.`,
  sensitive,
});

export const lastFourFaults = {
  missing: 'Ange kortets fyra sista siffror.',
  invalid: 'Ange bara fyra siffror, kortets sista.',
  sensitive,
};
