export { readInputs, type InputFile, type Inputs, type ReadOptions } from "./inputs";
