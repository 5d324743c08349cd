/**
 * What ten times the work may take at most: where it grows with its square, it takes a hundred times as long. Far from
 * both, since what else a process does, such as collecting garbage, counts too.
 */
export const MOST_OF_TEN_TIMES = 40;

/**
 * How many times more CPU time the second piece of work takes than the first. Both are this process's own, at their best
 * of three, so that nothing else on the machine counts.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  return cpuSecondsOf(large) / Math.max(cpuSecondsOf(small), LEAST_SECONDS);
}

/** Below it, the time says more of the first call than of the work. */
const LEAST_SECONDS = 0.01;

function cpuSecondsOf(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return Math.min(...times);
}
