import type { Dataset } from '../dataset.js'
import { customers } from './customers.js'
import { logins } from './logins.js'
import { payments } from './payments.js'
import { rates } from './rates.js'
import { subscriptions } from './subscriptions.js'
import { surveys } from './surveys.js'

/** Every dataset that limpet knows, in the order of the dictionary; but rates, by which money is read, stand before it. */
export const datasets: readonly Dataset[] = [customers, rates, payments, logins, surveys, subscriptions]
