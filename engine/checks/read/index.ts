export { withFactsOf } from "./facts-of-synth";
export { readInputs, type InputFile, type Inputs, type ReadOptions } from "./inputs";
export { readSiteFacts } from "./site-facts";
