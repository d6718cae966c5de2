import { defineConfig } from 'vitest/config'

/** Modules are shared between the files of a worker: importing the engine and the schemas anew for each costs a second a file. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    isolate: false,
    maxWorkers: 2,
  },
})
