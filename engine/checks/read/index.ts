export { convertHcl, type HclFiles } from "./hcl";
export { readInputs, type InputFile, type Inputs, type ReadOptions } from "./inputs";
export { readSiteFacts } from "./site-facts";
export { withSynthFacts } from "./synth-facts";
