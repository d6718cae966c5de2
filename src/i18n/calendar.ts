/** The instant at which an ISO day or month begins in UTC; null for any other text, which is then shown as it is. */
export function utcDay(iso: string): Date | null {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso)
  return parts === null ? null : new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1)))
}
