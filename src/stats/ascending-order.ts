const digits = 4
const radix = 2 ** 16

/**
 * The places of non-negative numbers in rising order, equal ones as they came: a radix sort over the bits of the numbers, whose
 * order as whole numbers is that of the numbers they stand for. Digits that all share are passed over. Linear in their count.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const words = new Uint16Array(values.buffer, values.byteOffset, digits * values.length)
  const counts = Array.from({ length: digits }, () => new Uint32Array(radix))
  for (let index = 0; index < words.length; index++) {
    const count = counts[index % digits]
    if (count !== undefined) count[words[index] ?? 0] = (count[words[index] ?? 0] ?? 0) + 1
  }
  let order = new Uint32Array(values.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  let next = new Uint32Array(values.length)
  for (const [digit, count] of counts.entries()) {
    if (count[words[digit] ?? 0] === values.length) continue
    placesOf(count)
    for (let index = 0; index < order.length; index++) {
      const from = order[index] ?? 0
      const word = words[digits * from + digit] ?? 0
      const to = count[word] ?? 0
      next[to] = from
      count[word] = to + 1
    }
    ;[order, next] = [next, order]
  }
  return order
}

/** How often each digit occurs becomes where its first number goes. */
function placesOf(count: Uint32Array): void {
  let before = 0
  for (let word = 0; word < radix; word++) {
    const own = count[word] ?? 0
    count[word] = before
    before += own
  }
}
