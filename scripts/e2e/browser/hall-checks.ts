import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Chromium, View } from "./chromium";
import { settled, textOf, unseenStops, type Check } from "./page";

const DESK: View = { width: 1280, height: 900 };
const PHONE: View = { width: 390, height: 844 };

const hall = (folder: string) => path.join(folder, "hall.html");
const large = (folder: string) => path.join(folder, "hall-large.html");

const SAID = `document.querySelector(".said").textContent`;
const TREE = `document.querySelector(".tree").outerHTML`;
/** Which state is chosen, as the switch names it. */
const CHOSEN = `(() => {
  const chosen = document.querySelector(".states :checked");
  return (chosen.closest("label") ?? chosen).textContent.trim();
})()`;
/** What a box of the tree says and how it is marked. */
const box = (name: string) => `(() => {
  const box = [...document.querySelectorAll(".box")].find((e) => e.querySelector(".name").textContent.replace("▲ ", "") === "${name}");
  const text = (part) => box.querySelector(part)?.textContent;
  const width = (part) => box.querySelector(part)?.getBoundingClientRect().width;
  return {
    classes: [...box.classList].slice(1).join(" "), share: text(".share"), amount: text(".amount"), words: text(".words"),
    load: width(".load") / width(".track"), isCrossed: getComputedStyle(box.querySelector(".cross")).display !== "none",
  };
})()`;

interface Box {
  readonly classes: string;
  readonly share: string;
  readonly amount: string;
  readonly words: string;
  /** Of the width of the bar. */
  readonly load: number;
  readonly isCrossed: boolean;
}

const boxOf = (browser: Chromium, name: string) => browser.evaluate<Box>(box(name));
const choose = (browser: Chromium, state: string) =>
  browser.evaluate(`(() => {
    const choices = [...document.querySelectorAll(".states input, .states option")];
    const choice = choices.find((e) => (e.closest("label") ?? e).textContent.trim().startsWith("${state}"));
    if (choice.type === "radio") return choice.click();
    choice.selected = true;
    choice.closest("select").dispatchEvent(new Event("change", { bubbles: true }));
  })()`);

/** What the page of a hall has to do in a browser. */
export const HALL_CHECKS: Readonly<Record<string, Check>> = {
  "a hall opens at two widths, light and dark, without a complaint and without scrolling sideways": async (
    browser,
    folder,
  ) => {
    for (const file of [hall(folder), large(folder), path.join(folder, "hall-hostile.html")]) {
      for (const view of [DESK, PHONE]) {
        for (const dark of [false, true]) {
          await browser.open(file, { ...view, dark });
          assert.ok((await browser.evaluate<number>("document.documentElement.scrollWidth")) <= view.width, file);
          const frame = `document.querySelector(".tree-frame")`;
          if (view === DESK) assert.equal(await browser.evaluate(`${frame}.scrollWidth <= ${frame}.clientWidth`), true);
        }
      }
    }
    assert.deepEqual(browser.complaints, []);
    assert.equal(await browser.evaluate("document.title.startsWith('Power report')"), true);
  },

  "its switch shows what each failure does, and nothing of it stays": async (browser, folder) => {
    await browser.open(hall(folder), DESK);
    const before = await browser.evaluate<string>(TREE);
    const fed = await boxOf(browser, "feed-b1");
    assert.deepEqual([fed.share, fed.amount, fed.classes], ["69 %", "14.500 of 20.976 kW", "feed risk flagged"]);
    assert.match(await browser.evaluate(SAID), /^With nothing out: no element is over its limit/);

    await choose(browser, "ups-a out");
    const over = await boxOf(browser, "feed-b1");
    assert.deepEqual([over.share, over.amount, over.words], ["138 %", "29.000 of 20.976 kW", "▲ 8.024 kW too much"]);
    assert.match(over.classes, /\bover\b/);
    assert.ok(over.load > fed.load);
    assert.equal((await boxOf(browser, "ups-a")).isCrossed, true);
    assert.equal((await boxOf(browser, "ups-b")).isCrossed, false);
    assert.equal((await boxOf(browser, "r4")).amount, "no power");
    assert.equal(
      await browser.evaluate(SAID),
      "With ups-a out: feed-b1 carries 29.000 of 20.976 kW, 8.024 kW too much; r4 goes dark.",
    );

    await choose(browser, "utility out");
    assert.equal((await boxOf(browser, "feed-b1")).amount, "14.500 of 20.976 kW");
    assert.equal((await boxOf(browser, "utility")).amount, "out of service");
    assert.match((await boxOf(browser, "generator")).amount, /^93\.\d+ of 300\.000 kW$/);

    await choose(browser, "Nothing");
    assert.equal(await browser.evaluate(TREE), before);
  },

  "its switch is reached and turned by keyboard": async (browser, folder) => {
    await browser.open(hall(folder), DESK);
    const isOnSwitch = `document.activeElement.matches(".states input")`;
    for (let steps = 0; steps < 40 && !(await browser.evaluate(isOnSwitch)); steps++) await browser.press("Tab");
    assert.equal(await browser.evaluate(CHOSEN), "Nothing");
    await browser.press("ArrowDown");
    assert.match(await browser.evaluate(CHOSEN), /^ups-a out/);
    assert.match(await browser.evaluate(SAID), /^With ups-a out/);
    await browser.press("Tab");
    assert.equal(await browser.evaluate(isOnSwitch), false);
    assert.deepEqual(await unseenStops(browser), []);
  },

  "on a phone, what a failure overloads comes into view, beside the page and not with it": async (browser, folder) => {
    await browser.open(hall(folder), PHONE);
    const distance = `(() => {
      const [own, view] = [".box.over, .box.risk", ".tree-frame"].map((e) => document.querySelector(e).getBoundingClientRect());
      return Math.max(view.left - own.left, own.right - view.right);
    })()`;
    assert.ok((await browser.evaluate<number>(distance)) > 0);
    const { scrollY } = await browser.evaluate<{ scrollY: number }>("({ scrollY })");
    await choose(browser, "feed-b1 out");
    assert.match((await boxOf(browser, "feed-a1")).classes, /\bover\b/);
    assert.ok((await browser.evaluate<number>(distance)) <= 0);
    assert.equal(await browser.evaluate("scrollY"), scrollY);
  },

  "a box in trouble leads to its finding": async (browser, folder) => {
    await browser.open(hall(folder), DESK);
    await browser.evaluate(`document.querySelector(".tree a").focus()`);
    await browser.press("Enter");
    await browser.evaluate(settled);
    const target = await browser.evaluate<string>(`document.querySelector(":target").textContent`);
    assert.match(target, /PWR-FAILOVER/);
    assert.match(target, /feed-a1/);
  },

  "without a script, and on paper, a hall has its tree and its tables, and no switch that does nothing": async (
    browser,
    folder,
  ) => {
    await browser.open(hall(folder), { ...DESK, script: false });
    const isShown = (selector: string) => browser.evaluate(`document.querySelector("${selector}").checkVisibility()`);
    assert.equal(await isShown(".states"), false);
    for (const selector of [".tree", ".said", ".loads", ".heat"]) assert.equal(await isShown(selector), true, selector);

    await browser.open(hall(folder), { ...DESK, dark: true });
    await choose(browser, "ups-a out");
    await browser.asPaper(true);
    assert.equal(await isShown(".states"), false);
    const file = path.join(folder, "hall.pdf");
    writeFileSync(file, await browser.pdf());
    const text = textOf(file);
    if (text === undefined) return;
    // What was chosen is what is printed, and its sentence says so.
    for (const words of ["With ups-a out", "138 %", "worst single failure", "Racks by heat", "PWR-FAILOVER"])
      assert.ok(text.includes(words), `${words} is not on paper`);
  },

  "names that would close the script, or take its data apart, are names": async (browser, folder) => {
    await browser.open(path.join(folder, "hall-hostile.html"), DESK);
    await choose(browser, "</script>");
    assert.equal(await browser.evaluate(`document.getElementsByTagName("script").length`), 1);
    assert.match(await browser.evaluate("document.title"), /^Power report/);
    assert.match(await browser.evaluate(SAID), /^With <\/script><script>document.title = 1<\/script>\|;0\|over out: /);
    assert.equal((await boxOf(browser, "feed-b")).amount, "29.000 of 20.976 kW");
    assert.deepEqual(browser.complaints, []);
  },

  "a hall of 1,000 racks is below 3 MB, and answers at once": async (browser, folder) => {
    assert.ok(statSync(large(folder)).size < 3_000_000);
    await browser.open(large(folder), DESK);
    assert.ok((await browser.evaluate<number>(`document.querySelectorAll(".box").length`)) < 150);
    await browser.evaluate(`document.querySelector(".states select").focus()`);
    await browser.press("ArrowDown");
    assert.match(await browser.evaluate(SAID), /^With utility out: .* dark/);
    const spent = await browser.evaluate<number>(`(() => {
      const start = performance.now();
      const select = document.querySelector(".states select");
      select.selectedIndex = 2;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      document.body.offsetHeight;
      return performance.now() - start;
    })()`);
    assert.ok(spent < 1_000, `turned in ${spent} ms`);
    assert.match(await browser.evaluate(SAID), /^With ups-a out: feed-b7 carries/);
  },
};
