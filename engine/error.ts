/**
 * An error that its reader can mend: what is wrong, where, what to do.
 *
 * It carries no stack trace, because the place that matters is in the message (file, line, construct path), and
 * cdktf prints a stack twice.
 */
export class SovereignError extends Error {
  public constructor(message: string) {
    super(message);
    this.stack = message;
  }
}

// On the prototype, so that Node does not print it as a property of an uncaught error.
Object.defineProperty(SovereignError.prototype, "name", { value: "SovereignError" });
