import type { Preset } from '../preset.js'

/** HubSpot's export of companies. Contacts and deals have a record id too, which is not the customer's. */
export const hubspotCompanies: Preset = {
  id: 'hubspot-companies',
  dataset: 'customers',
  signature: ['Record ID', 'Company name', 'Company owner'],
  never: ['First Name', 'Contact owner', 'Deal Name', 'Deal Stage'],
  columns: {
    customer_id: ['Record ID'],
    name: ['Company name'],
    signed_up_on: ['Create Date'],
    region: ['Country/Region'],
    owner: ['Company owner'],
  },
}
