/** Picks an index with the probability that Zipf's law gives its rank: the second half as often as the first. */
export type SkewedPick = (chance: number) => number;

/** Tables of cumulative weights, one a length, since each is asked millions of times. */
export function createSkewedPick(count: number, exponent = 1.1): SkewedPick {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** exponent;
    cumulative[rank] = sum;
  }
  return (chance) => {
    const wanted = chance * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
