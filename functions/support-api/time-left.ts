/** How many steps of the longest so far must still fit, since the next one can take longer. */
const stepsToSpare = 2;

/**
 * Asked before each step of some work, tells whether there is time for another one.
 *
 * @param budget milliseconds from now on
 */
export function timeLeft(milliseconds: () => number, budget: number): () => boolean {
  const until = milliseconds() + budget;
  let before = milliseconds();
  let longest = 0;
  return () => {
    const now = milliseconds();
    longest = Math.max(longest, now - before);
    before = now;
    return now + stepsToSpare * longest < until;
  };
}
