import { expect, it } from 'vitest'
import { concurrently } from '../../src/run/concurrently.js'

/** Lets everything that can go on, go on. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('keeps the order of the items whatever ends first, and never works on more than its width', async () => {
  let running = 0
  let most = 0
  const outcomes = await concurrently(2, [5, 1, 3, 0], async (turns) => {
    most = Math.max(most, ++running)
    for (let i = 0; i < turns; i++) await turn()
    running--
    return turns * 10
  })
  expect(outcomes).toEqual([50, 10, 30, 0])
  expect(most).toBe(2)
})

it('throws the first error only when nothing runs any more', async () => {
  let running = 0
  const failing = concurrently(2, [1, 4], async (turns) => {
    running++
    for (let i = 0; i < turns; i++) await turn()
    running--
    if (turns === 1) throw new Error('the first')
  })
  await expect(failing).rejects.toThrow('the first')
  expect(running).toBe(0)
})
