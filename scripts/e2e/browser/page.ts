import { execFileSync } from "node:child_process";
import type { Chromium } from "./chromium";

/** What a page has to do, tried in a browser that was just started, on the pages of a folder. */
export type Check = (browser: Chromium, folder: string) => Promise<void>;

/** The page answers an input a moment later. */
export const settled = "new Promise((done) => setTimeout(done, 200))";

/** What the keyboard stops at without the page showing that it is there. */
export function unseenStops(browser: Chromium): Promise<readonly string[]> {
  return browser.evaluate<string[]>(`(() => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    return stops.filter((stop) => stop.checkVisibility()).flatMap((stop) => {
      const look = (element) => JSON.stringify([...element.querySelectorAll(".fill, .line, .shell"), element].map((part) => {
        const { outlineStyle, outlineWidth, strokeWidth, stroke } = getComputedStyle(part);
        return [outlineStyle, outlineStyle === "none" ? "" : outlineWidth, strokeWidth, stroke];
      }));
      document.activeElement.blur();
      const before = look(stop);
      stop.focus({ focusVisible: true });
      return document.activeElement === stop && look(stop) !== before ? [] : [stop.outerHTML.slice(0, 120)];
    });
  })()`);
}

/** @returns undefined where nothing here reads PDF */
export function textOf(pdf: string): string | undefined {
  try {
    return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  } catch {
    return undefined;
  }
}
