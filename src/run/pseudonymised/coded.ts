import { suppressed } from '../../i18n/suppression.js'
import type { Disclosure } from './disclosure.js'

interface Coded {
  readonly code: string
  readonly args: Readonly<Record<string, string | number>>
}
type ArgumentKind = 'own' | 'customer' | 'payment' | 'category' | 'segment' | 'cell'

/** What limpet itself says: codes, days, settings, and names of files, columns and tables. */
const own = `
  attribute basis before_month check column columns component currencies currency dataset datasets date detail directory
  encoding evidence exclusion exhibit features file first format from group header headers ignore kind last line marks metric missing
  model month near original other path pattern period policy rates reasons rule suggestion table title topic type unit units wanted
  yaml`

/**
 * What the texts are that findings, insights, notes, reasons and refusals speak of, by name: limpet's `own`, who a
 * customer or a payment is, words, values of segments, or what stood in a `cell`. Where a name means two things, the code comes first.
 */
export const argumentKinds: Readonly<Record<string, ArgumentKind>> = {
  ...all('own', own),
  ...all('cell', 'example problem value why'),
  customer: 'customer',
  feature: 'category',
  plan: 'category',
  reason: 'category',
  'churn-date-contradicted.example': 'customer',
  'configuration-invalid.problem': 'own',
  'duplicate-payment-ids.example': 'payment',
  'file-unreadable.why': 'own',
  'largest-segment.value': 'segment',
  'indistinct-customers.example': 'customer',
  'nothing-accepted.reason': 'own',
  'orphan-customers.example': 'customer',
  'policy-invalid.value': 'own',
  'segment-lags.value': 'segment',
  'test-accounts.example': 'customer',
}

/** A code whose arguments name nobody. Numbers stay; a text of no known kind goes. */
export function pseudonymisedCode<Of extends Coded>(coded: Of, disclosure: Disclosure): Of {
  const args = Object.entries(coded.args).map(([name, value]) => {
    const kind = argumentKinds[`${coded.code}.${name}`] ?? argumentKinds[name]
    return [name, told(kind, value, coded.args['attribute'], disclosure)]
  })
  return { ...coded, args: Object.fromEntries(args) }
}

function told(
  kind: ArgumentKind | undefined,
  value: string | number,
  attribute: unknown,
  disclosure: Disclosure,
): string | number {
  if (kind === 'own' || value === '') return value
  if (kind === 'customer' || kind === 'payment') return disclosure.pseudonyms.of(kind, String(value))
  if (typeof value === 'number') return value
  if (kind === 'category' || kind === 'segment') return disclosure.text(kind, value, attribute)
  return suppressed
}

function all(kind: ArgumentKind, names: string): Record<string, ArgumentKind> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind]),
  )
}
