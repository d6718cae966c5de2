import type { Column, Dataset } from './dataset.js'
import { nearMisses } from './near-misses.js'

/** Whether a name is a time zone of the IANA database (`Asia/Shanghai`), or `UTC`. A bare offset is none: it knows no summer. */
export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The zones that a misspelt name, or the name of a city alone, may have meant; at most three. */
export function zonesNear(name: string): string[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]))
  const near = nearMisses(name, zones)
  return near.length > 0 ? near : nearMisses(name, [...cities.keys()]).map((city) => cities.get(city) ?? city)
}

/** The datasets with days and instants read in a zone. In UTC they are what they are. */
export function datasetsIn(zone: string, datasets: readonly Dataset[]): readonly Dataset[] {
  if (zone === 'UTC') return datasets
  const zoned = (column: Column): Column =>
    column.type === 'day' || column.type === 'instant' ? { ...column, form: { ...column.form, zone } } : column
  return datasets.map((dataset) => ({
    ...dataset,
    columns: Object.fromEntries(Object.entries(dataset.columns).map(([name, column]) => [name, zoned(column)])),
  }))
}
