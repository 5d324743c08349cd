/**
 * Recall by mutation: every argument that the generated provider types call region, zone, replica, key, log, endpoint or
 * the like, moved abroad one at a time. Prints by provider which share of those that may carry data the checker shows.
 *
 *   npm run recall                the shares
 *   npm run recall -- aws missed  what is passed over; `carries-nothing` lists what is shown to no one, and why
 */
import { RECALL_PROVIDERS } from "./recall/abroad-values";
import { readCensus } from "./recall/census";
import { recall } from "./recall/mutate";

const [only, listed] = process.argv.slice(2);
for (const provider of RECALL_PROVIDERS) {
  if (only !== undefined && provider.provider !== only) continue;
  const results = recall(provider, readCensus(provider.provider));
  const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length;
  const [caught, missed] = [count("caught"), count("missed")];
  const share = ((100 * caught) / (caught + missed)).toFixed(1);
  const others = [
    `${count("placed-otherwise")} are parents beside what tells the place`,
    `${count("carries-nothing")} carry no data`,
    `${count("not-moved")} take no text or a bare name`,
  ].join(", ");
  console.log(`${provider.provider}: ${caught} of ${caught + missed} shown (${share} %); ${others}`);
  for (const { outcome, type, path, detail } of results) {
    if (outcome === listed) console.log(`  ${type}.${path}\t${detail}`);
  }
}
