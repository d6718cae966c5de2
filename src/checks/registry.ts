import { answersWithoutDay } from './answers-without-day.js'
import type { AnyCheck } from './check.js'
import { churnDateContradicted } from './churn-date-contradicted.js'
import { dominantCustomers } from './dominant-customers.js'
import { duplicatePayments } from './duplicate-payments.js'
import { exchangeRates } from './exchange-rates.js'
import { factsAfterCut } from './facts-after-cut.js'
import { inclusiveEnds } from './inclusive-ends.js'
import { indistinctCustomers } from './indistinct-customers.js'
import { lateOrLost } from './late-or-lost.js'
import { loginsWithoutUser } from './logins-without-user.js'
import { mixedCurrencies } from './mixed-currencies.js'
import { orphanCustomers } from './orphan-customers.js'
import { scoresOffScale } from './scores-off-scale.js'
import { subscriptionsLeftOut } from './subscriptions-left-out.js'
import { testAccounts } from './test-accounts.js'
import { unpaidInvoices } from './unpaid-invoices.js'

/** Every check, in the order of the report. */
export const checks: readonly AnyCheck[] = [
  mixedCurrencies,
  exchangeRates,
  duplicatePayments,
  orphanCustomers,
  indistinctCustomers,
  churnDateContradicted,
  testAccounts,
  dominantCustomers,
  unpaidInvoices,
  lateOrLost,
  subscriptionsLeftOut,
  inclusiveEnds,
  scoresOffScale,
  answersWithoutDay,
  loginsWithoutUser,
  factsAfterCut,
]
