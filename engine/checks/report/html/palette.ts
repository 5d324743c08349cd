/** Colours of one theme, by their role. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  /** Text that explains other text. */
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly error: string;
  readonly warning: string;
  readonly waived: string;
  readonly info: string;
  readonly good: string;
  /** Land without data on the map, and the sea around it. */
  readonly land: string;
  readonly sea: string;
}

/** Every colour that text has keeps a contrast of 4.5 to the page and to a card (WCAG 2.2, 1.4.3); a test computes it. */
export const PALETTES = {
  light: {
    page: "#f5f6f8",
    card: "#ffffff",
    ink: "#18202c",
    soft: "#566070",
    line: "#d9dee6",
    accent: "#1f4f96",
    error: "#b3261e",
    warning: "#8a5300",
    waived: "#1b6a6a",
    info: "#3a5a94",
    good: "#22663b",
    land: "#dde2e9",
    sea: "#f8fafc",
  },
  dark: {
    page: "#11151b",
    card: "#191f28",
    ink: "#e6e9ef",
    soft: "#a3acba",
    line: "#323a48",
    accent: "#9dbdf0",
    error: "#ff9d94",
    warning: "#f2bd6b",
    waived: "#7fd1cd",
    info: "#a9c2f2",
    good: "#85d3a0",
    land: "#333c4a",
    sea: "#151a22",
  },
} as const satisfies Record<string, Palette>;

/** On paper: black on white, the colours of the light theme. */
export const PRINT: Palette = {
  ...PALETTES.light,
  page: "#ffffff",
  ink: "#000000",
  soft: "#444444",
  line: "#bbbbbb",
  sea: "#ffffff",
};

/** As custom properties of CSS. */
export function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}: ${color};`)
    .join(" ");
}
