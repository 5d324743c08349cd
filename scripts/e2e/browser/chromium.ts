import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";

export interface View {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** @default false */
  readonly dark?: boolean;
  /** @default true */
  readonly script?: boolean;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly entry?: { readonly text: string }; readonly request?: { readonly url: string } };
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

type Waiting = (answer: Answer) => void;

/** A real browser without a window, driven through the pipe that its developer tools speak. */
export class Chromium {
  /** What the page complained about. */
  public readonly complaints: string[] = [];
  /** Every address that was asked for. */
  public readonly requests: string[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly events = new Map<string, () => void>();
  private session: string | undefined;
  private last = 0;
  private unread = "";

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    (this.process.stdio[4] as Readable).setEncoding("utf8").on("data", (text: string) => this.read(text));
  }

  public static async start(command: string): Promise<Chromium> {
    const profile = mkdtempSync(path.join(tmpdir(), "chromium-"));
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"];
    const child = spawn(command, [...args, `--user-data-dir=${profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const browser = new Chromium(child, profile);
    const { targetInfos } = await browser.send("Target.getTargets");
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === "page");
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId: page?.targetId, flatten: true });
    browser.session = sessionId as string;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await browser.send(`${domain}.enable`);
    await browser.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    return browser;
  }

  /** Opens a file afresh, at `#hash`. */
  public async open(file: string, { width, height, dark = false, script = true }: View, hash = ""): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
    await this.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
    });
    await this.navigate("about:blank");
    await this.navigate(`${pathToFileURL(file).href}${hash}`);
  }

  private async navigate(url: string): Promise<void> {
    const loaded = new Promise<void>((done) => this.events.set("Page.loadEventFired", done));
    await this.send("Page.navigate", { url });
    await loaded;
  }

  /** The value of an expression in the page; a promise is waited for. */
  public async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  }

  /** Presses a key as a person would: `Tab`, `Enter`, `ArrowDown`, or a character. */
  public async press(key: string): Promise<void> {
    const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
    const code = { Tab: 9, Enter: 13, ArrowDown: 40, Escape: 27, " ": 32 }[key];
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, text, windowsVirtualKeyCode: code });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
  }

  /** A picture as PNG: of what a selector finds, of a rectangle of the page, or of what is in view. */
  public async screenshot(of?: string | { x: number; y: number; width: number; height: number }): Promise<Buffer> {
    const clip = typeof of === "string" ? await this.evaluate<object>(`(${RECTANGLE})(${JSON.stringify(of)})`) : of;
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png",
      ...(clip ? { clip: { ...clip, scale: 1 }, captureBeyondViewport: true } : {}),
    });
    return Buffer.from(data as string, "base64");
  }

  /** Shows the page as paper would, or as a screen again. */
  public async asPaper(paper: boolean): Promise<void> {
    await this.send("Emulation.setEmulatedMedia", { media: paper ? "print" : "screen" });
  }

  /** The page on A4 paper. */
  public async pdf(): Promise<Buffer> {
    const { data } = await this.send("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
    return Buffer.from(data as string, "base64");
  }

  public async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    this.session = undefined;
    void this.send("Browser.close");
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  public async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.last;
    const answered = new Promise<Answer>((done) => this.waiting.set(id, done));
    const message = { id, method, params, ...(this.session === undefined ? {} : { sessionId: this.session }) };
    (this.process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    const { result = {}, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  private read(text: string): void {
    const messages = (this.unread + text).split("\0");
    this.unread = messages.pop() ?? "";
    for (const message of messages) this.handle(JSON.parse(message) as Answer);
  }

  private handle(answer: Answer): void {
    const { id, method = "", params } = answer;
    if (id !== undefined) this.waiting.get(id)?.(answer);
    else if (method === "Runtime.exceptionThrown") this.complaints.push(JSON.stringify(params));
    else if (method === "Log.entryAdded") this.complaints.push(params?.entry?.text ?? "");
    else if (method === "Network.requestWillBeSent") this.requests.push(params?.request?.url ?? "");
    else this.events.get(method)?.();
  }
}

const RECTANGLE = `(selector) => {
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height };
}`;
