import { describe, expect, test } from "vitest";
import { PALETTES, PRINT, type Palette } from "../../../../engine/checks/report/html/palette";
import { STYLE } from "../../../../engine/checks/report/html/style";

/** WCAG 2.2: relative luminance, and contrast as (lighter + 0.05) / (darker + 0.05). */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ["ink", "soft", "accent", "error", "warning", "waived", "info", "good"] as const;
const themes: readonly (readonly [string, Palette])[] = [...Object.entries(PALETTES), ["print", PRINT]];

test("the measure of contrast is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

describe.each(themes)("the %s colours", (_name, palette) => {
  test.each(TEXT)("%s can be read on the page, on a card and on the sea of the map", (role) => {
    for (const ground of ["page", "card", "sea"] as const) {
      expect(contrast(palette[role], palette[ground]), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("of signs and lines on the map stand out from the land that they cross", () => {
    for (const role of ["error", "warning", "waived", "accent"] as const) {
      expect(contrast(palette[role], palette.land), role).toBeGreaterThanOrEqual(3);
    }
  });
});

/** `color-mix(in srgb, …)` of two roles. */
function mixed(palette: Palette, top: string, share: number, ground: string): string {
  const [a, b] = [palette[top as keyof Palette], palette[ground as keyof Palette]];
  const channels = [1, 3, 5].map((at) => {
    const of = (color: string): number => parseInt(color.slice(at, at + 2), 16);
    return Math.round(of(a) * share + of(b) * (1 - share));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

describe.each(themes)("the tints of racks in the %s colours", (_name, palette) => {
  const tints = [...STYLE.matchAll(/color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)/g)];

  test("can be written on, and differ from one another", () => {
    expect(tints).toHaveLength(6);
    const grounds = tints.map(([, top, share, ground]) => mixed(palette, top, Number(share) / 100, ground));
    for (const ground of grounds) expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(4.5);
    const steps = grounds.slice(0, 5).map((ground) => contrast(palette.card, ground));
    steps.slice(1).forEach((step, index) => expect(step).toBeGreaterThan(steps[index] * 1.05));
  });
});

test("the style uses no colour but those", () => {
  const roles = new Set(Object.values(PALETTES).flatMap((palette) => Object.keys(palette)));
  const withoutPalettes = STYLE.replace(/--[a-z]+: #[0-9a-f]{6};/g, "");
  expect(withoutPalettes).not.toMatch(/#[0-9a-f]{3,8}\b(?![^{]*\{)/i);
  const used = [...STYLE.matchAll(/var\(--([a-z]+)/g)].map(([, name]) => name);
  for (const name of new Set(used)) expect([...roles, "mono", "mark", "rank"]).toContain(name);
});
