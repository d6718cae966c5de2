import { fileURLToPath } from 'node:url'

/** The folder of the sample company that ships with the package. */
export const sampleCompany = fileURLToPath(new URL('../../fixtures/companies/tidewater/data', import.meta.url))
