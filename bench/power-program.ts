/** Assesses a hall of so many racks of a shape in every single-failure state, and prints the seconds. */
import { performance } from "node:perf_hooks";
import { assessPower } from "../engine/power";
import { powerHall, type HallShape } from "./power-hall";

const [, , racks, shape] = process.argv;

// Loads everything first: what is measured is the work on racks.
assessPower(powerHall(10, "pods"));
const topology = powerHall(Number(racks), shape as HallShape);
const start = performance.now();
assessPower(topology);
console.log((performance.now() - start) / 1000);
