import type { PowerTopology, WaterClass } from "./topology";

/** The warmest supply of each class in °C (ASHRAE, facility water); W+ has none. */
const WARMEST_SUPPLY_CELSIUS: Readonly<Record<Exclude<WaterClass, "W+">, number>> = {
  W17: 17,
  W27: 27,
  W32: 32,
  W40: 40,
  W45: 45,
};

/** Water of a hall on its design day, held against its class. */
export type WaterSupply =
  | { readonly is: "compared"; readonly celsius: number; readonly limitCelsius: number; readonly basis: string }
  /** A compressor brings the supply to its temperature whatever the weather, or there is no bound. */
  | { readonly is: "not-bound"; readonly why: string }
  | { readonly is: "not-stated"; readonly missing: readonly string[] };

/** What a dry cooler or an adiabatic one supplies on the design day: the outside, and the approach above it. */
export function waterSupply({ climate, cooling }: PowerTopology): WaterSupply {
  if (!cooling) return { is: "not-stated", missing: ["cooling"] };
  const { kind, waterClass, approachK } = cooling;
  if (kind === "air-chilled" || kind === "liquid") {
    return { is: "not-bound", why: `${kind} cooling has a compressor` };
  }
  if (waterClass === "W+") return { is: "not-bound", why: "the class W+ has no bound" };
  const bulb = kind === "dry-cooler" ? "designDryBulbC" : "designWetBulbC";
  const outsideC = climate[bulb];
  if (waterClass === undefined || outsideC === undefined) {
    const missing = [
      ...(outsideC === undefined ? [`climate.${bulb}`] : []),
      ...(waterClass === undefined ? ["cooling.waterClass"] : []),
    ];
    return { is: "not-stated", missing };
  }
  return {
    is: "compared",
    celsius: outsideC + approachK,
    limitCelsius: WARMEST_SUPPLY_CELSIUS[waterClass],
    basis: `${outsideC} °C ${kind === "dry-cooler" ? "dry" : "wet"} bulb + ${approachK} K approach`,
  };
}
