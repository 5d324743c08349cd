/**
 * Places without a shape of their own in Natural Earth's countries at 1:50m: longitude and latitude of their main time
 * zone's city (zone.tab of the tz database), Bouvet Island by general knowledge.
 */
export const POINTS: Readonly<Record<string, readonly [longitude: number, latitude: number]>> = {
  BQ: [-68.3, 12.2],
  BV: [3.4, -54.4],
  CC: [96.9, -12.2],
  CX: [105.7, -10.4],
  GF: [-52.3, 4.9],
  GI: [-5.3, 36.1],
  GP: [-61.5, 16.2],
  MQ: [-61.1, 14.6],
  RE: [55.5, -20.9],
  SJ: [16, 78],
  TK: [-171.2, -9.4],
  TV: [179.2, -8.5],
  UM: [-177.4, 28.2],
  YT: [45.2, -12.8],
};
