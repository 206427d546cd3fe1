/** How the programme presents itself. Change this, and mails and pages change with it. */
export interface Brand {
  readonly name: string;
  /** Colours as `#rrggbb`. Text on `accent` is `onAccent`; both pairs hold a contrast of 4.5 to 1 or more. */
  readonly light: Palette;
  readonly dark: Palette;
}

export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly warning: string;
  readonly warningTint: string;
  readonly good: string;
  readonly goodTint: string;
}

export const brand: Brand = {
  name: 'Onramp',
  light: {
    page: '#f4f3ef',
    card: '#ffffff',
    border: '#dcd9d0',
    text: '#1d2a2f',
    quiet: '#55636a',
    accent: '#0b5d5b',
    onAccent: '#ffffff',
    warning: '#93370d',
    warningTint: '#fdf1e6',
    good: '#14603a',
    goodTint: '#e6f4ec',
  },
  dark: {
    page: '#12191c',
    card: '#1b2529',
    border: '#34424a',
    text: '#eef2f1',
    quiet: '#a9b7bc',
    accent: '#7fd6cd',
    onAccent: '#0a2a2a',
    warning: '#ffb787',
    warningTint: '#3a2618',
    good: '#8fdcb0',
    goodTint: '#17332a',
  },
};
