/** Does the work on every item, a few at a time, and returns the results in the order of the items. Ends only when all work has; then throws the first error. */
export async function concurrently<Item, Outcome>(
  width: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const pending = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of pending) outcomes[index] = await work(item)
  }
  const ends = await Promise.allSettled(Array.from({ length: width }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return outcomes
}
