/** Text that Terraform takes as it is; references that cdktf resolves stay references. */
export function escapeTemplate(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)/g, "$$${").replace(/%\{/g, "%%{");
}

/** Text as a string in an expression. */
export function quoted(text: string): string {
  return escapeTemplate(JSON.stringify(text));
}

/** An expression in the place of a value. */
export function interpolation(expression: string): string {
  return `\${${expression}}`;
}
