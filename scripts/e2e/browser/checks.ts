import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { Chromium, type View } from "./chromium";
import { HALL_CHECKS } from "./hall-checks";
import { settled, textOf, unseenStops, type Check } from "./page";

const WIDE: View = { width: 1280, height: 900 };
const NARROW: View = { width: 420, height: 900 };

const shown = (selector: string) =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((e) => e.checkVisibility()).length`;
const choose = (name: string, text: string) => `(() => {
  const field = document.getElementById("filters").elements[${JSON.stringify(name)}];
  if (field.options) field.value = [...field.options].find((option) => option.text === ${JSON.stringify(text)}).value;
  else field.value = ${JSON.stringify(text)};
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return ${settled};
})()`;
const STATUS = 'document.getElementById("shown").textContent';
const FINDINGS = '[...document.querySelectorAll("section[data-name=finding] .i")].filter((e) => !e.hidden).length';

const estate = (folder: string) => path.join(folder, "estate.html");

/** What the report has to do in a browser, each tried in one that was just started. */
const CHECKS: Readonly<Record<string, Check>> = {
  "it opens at two widths, light and dark, without a complaint and without scrolling sideways": async (
    browser,
    folder,
  ) => {
    const grounds = new Set<string>();
    for (const view of [WIDE, NARROW]) {
      for (const dark of [false, true]) {
        await browser.open(estate(folder), { ...view, dark });
        grounds.add(await browser.evaluate("getComputedStyle(document.body).backgroundColor"));
        assert.ok((await browser.evaluate<number>("document.documentElement.scrollWidth")) <= view.width);
      }
    }
    assert.equal(grounds.size, 2);
    assert.deepEqual(browser.complaints, []);
  },

  "it asks for nothing but itself": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    const asked = browser.requests.filter((url) => !url.startsWith("about:"));
    assert.deepEqual([...new Set(asked)], [`file://${estate(folder)}`]);
  },

  "it filters by stack, rule, status, severity, class and words, and says how much is left": async (
    browser,
    folder,
  ) => {
    await browser.open(estate(folder), WIDE);
    const all = await browser.evaluate<number>(FINDINGS);
    for (const [name, text] of [
      ["stack", "payments"],
      ["rule", "RES-PLACE"],
      ["status", "Waived"],
      ["severity", "Info"],
      ["class", "internal"],
      ["q", "virginia us-east-1"],
    ]) {
      await browser.evaluate(choose(name, text));
      const left = await browser.evaluate<number>(FINDINGS);
      assert.ok(left > 0 && left < all, `${name}: ${left} of ${all}`);
      assert.match(await browser.evaluate(STATUS), new RegExp(`^Showing .*\\b${left} of ${all} findings`));
      await browser.evaluate(`document.getElementById("filters").reset(), ${settled}`);
      assert.equal(await browser.evaluate(FINDINGS), all);
    }
    assert.match(await browser.evaluate(STATUS), /^Everything is shown/);
  },

  "what a filter leaves out is gone from tables and pale on the map": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    const places = await browser.evaluate<number>(shown("section[data-name=resource] tbody"));
    await browser.evaluate(choose("stack", "risk-eu"));
    const left = await browser.evaluate<number>(shown("section[data-name=resource] tbody"));
    assert.ok(left > 0 && left < places);
    assert.ok((await browser.evaluate<number>(shown(".m.off"))) > 0);
    assert.ok((await browser.evaluate<number>(shown(".m:not(.off)"))) > 0);
  },

  "it is filtered by keyboard alone": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    const focused = "document.activeElement.name || document.activeElement.textContent.trim()";
    const steps: string[] = [];
    while (steps.at(-1) !== "q" && steps.length < 40) {
      await browser.press("Tab");
      steps.push(await browser.evaluate(focused));
    }
    assert.equal(steps[0], "Skip to the report");
    assert.equal(steps.at(-1), "q");
    for (const letter of "cosmos") await browser.press(letter);
    await browser.evaluate(settled);
    assert.match(await browser.evaluate(STATUS), /^Showing 1 of \d+ resources/);
    for (const name of ["stack", "rule", "status", "severity", "class"]) {
      await browser.press("Tab");
      assert.equal(await browser.evaluate(focused), name);
    }
    await browser.press("Tab");
    assert.equal(await browser.evaluate(focused), "Clear");
    await browser.press("Enter");
    await browser.evaluate(settled);
    assert.match(await browser.evaluate(STATUS), /^Everything is shown/);
  },

  "every stop of the keyboard shows where it is, also on the map": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    await browser.press("Tab");
    assert.deepEqual(await unseenStops(browser), []);
  },

  "a country on the map leads to what lies there": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    await browser.evaluate(`document.querySelector(".world a[href='#place-US']").focus()`);
    await browser.press("Enter");
    await browser.evaluate(settled);
    assert.equal(await browser.evaluate("location.hash"), "#place-US");
    const top = await browser.evaluate<number>(`document.getElementById("place-US").getBoundingClientRect().top`);
    assert.ok(top > 0 && top < WIDE.height);
  },

  "its address keeps the filter, and opens with it": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    await browser.evaluate(choose("stack", "core-banking"));
    await browser.evaluate(choose("rule", "RES-LOG"));
    assert.equal(await browser.evaluate("location.hash"), "#stack=core-banking&rule=RES-LOG");
    const left = await browser.evaluate<number>(FINDINGS);
    await browser.open(estate(folder), WIDE, "#stack=core-banking&rule=RES-LOG");
    assert.equal(await browser.evaluate(FINDINGS), left);
    assert.equal(await browser.evaluate(`document.getElementById("filters").elements.rule.value`), "RES-LOG");
  },

  "a link to a finding opens what it is folded in, also where a filter hid it": async (browser, folder) => {
    await browser.open(estate(folder), WIDE, "#rule=RES-LOG");
    const id = await browser.evaluate<string>(`document.querySelector("article details.i").id`);
    assert.equal(await browser.evaluate(`document.getElementById("${id}").checkVisibility()`), false);
    await browser.evaluate(`location.hash = "${id}", ${settled}`);
    assert.equal(await browser.evaluate(`document.getElementById("${id}").open`), true);
    const visible = `document.querySelector("#${id} .chain").checkVisibility({ contentVisibilityAuto: false })`;
    assert.equal(await browser.evaluate(visible), true);
  },

  "everything expands at once, and collapses again": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    const open = `document.querySelectorAll("main details[open]").length`;
    const all = await browser.evaluate<number>(`document.querySelectorAll("main details").length`);
    await browser.evaluate(`document.getElementById("expand").click()`);
    assert.equal(await browser.evaluate(open), all);
    await browser.evaluate(`document.getElementById("expand").click()`);
    assert.equal(await browser.evaluate(open), 0);
  },

  "without a script everything is there, and no filter that does nothing": async (browser, folder) => {
    await browser.open(estate(folder), WIDE);
    const all = await browser.evaluate<number>(`document.querySelectorAll(".i").length`);
    await browser.open(estate(folder), { ...WIDE, script: false });
    assert.equal(await browser.evaluate(`document.getElementById("filters").checkVisibility()`), false);
    assert.equal(await browser.evaluate(`document.querySelectorAll(".i:not([hidden])").length`), all);
  },

  "on paper everything is open, in black on white, without filters": async (browser, folder) => {
    await browser.open(estate(folder), { ...WIDE, dark: true, script: false });
    await browser.asPaper(true);
    assert.equal(await browser.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    const folded = `[...document.querySelectorAll(".chain, .names li")].filter((e) => e.offsetHeight === 0).length`;
    assert.equal(await browser.evaluate(folded), 0);
    const file = path.join(folder, "estate.pdf");
    writeFileSync(file, await browser.pdf());
    const text = textOf(file);
    if (text === undefined) return;
    for (const words of ["errors to mend", "Fingerprint", "aws_sqs_queue.wallets_in", "Natural Earth"])
      assert.ok(text.includes(words), `${words} is not on paper`);
    assert.ok(!text.includes("All stacks"));
  },

  "a name that closes the script is a name": async (browser, folder) => {
    await browser.open(path.join(folder, "hostile.html"), WIDE);
    assert.match(await browser.evaluate("document.title"), /^Sovereignty report/);
    assert.equal(await browser.evaluate(`document.getElementsByTagName("script").length`), 1);
    assert.match(await browser.evaluate(`document.querySelector("main").textContent`), /<\/script><script>/);
    assert.deepEqual(browser.complaints, []);
  },

  "with 15,000 resources it still answers": async (browser, folder) => {
    const start = Date.now();
    await browser.open(path.join(folder, "many.html"), WIDE);
    assert.ok(Date.now() - start < 10_000, `opened in ${Date.now() - start} ms`);
    const spent = await browser.evaluate<number>(`(async () => {
      const start = performance.now();
      await ${choose("q", "queue_1499")};
      document.body.offsetHeight;
      return performance.now() - start;
    })()`);
    assert.ok(spent < 3_000, `filtered in ${spent} ms`);
    assert.match(await browser.evaluate(STATUS), /^Showing 11 of 15000 resources/);
  },

  ...HALL_CHECKS,
};

async function main([folder, title, command]: readonly string[]): Promise<void> {
  if (title === undefined) {
    process.stdout.write(`${Object.keys(CHECKS).join("\n")}\n`);
    return;
  }
  const browser = await Chromium.start(command);
  try {
    await CHECKS[title](browser, folder);
  } finally {
    await browser.stop();
  }
}

void main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
