import { dropOutAlive, dropOutPairs, dropOutPurchases } from './drop-out-expectations.js'
import { dropOutLikelihood, geometricDropOut } from './geometric-drop-out.js'
import { newCustomer, type PurchaseProcess } from './purchase-process.js'

/**
 * The BG/NBD model: customers drop out after a repeat purchase only, so that whoever never came back counts as still there.
 * Parameters [r, α, a, b]. Source: Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way".
 */
export const betaGeometricPurchases: PurchaseProcess = {
  likelihood: (histories) => dropOutLikelihood(histories, 0),
  fit: (histories) => geometricDropOut(histories, 0),
  alive: (parameters, history = newCustomer) => dropOutAlive(parameters, 0, history),
  purchases: (parameters, time, history = newCustomer) => dropOutPurchases(parameters, 0, time, history),
  pairs: (parameters, time, history = newCustomer) => dropOutPairs(parameters, 0, time, history),
}
