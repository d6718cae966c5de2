import { dropOutAlive, dropOutPairs, dropOutPurchases } from './drop-out-expectations.js'
import { dropOutLikelihood, geometricDropOut } from './geometric-drop-out.js'
import { newCustomer, type PurchaseProcess } from './purchase-process.js'

/**
 * The MBG/NBD model: customers may drop out after their first purchase too. Parameters [r, α, a, b]. Source: Batislam, Denizel &
 * Filiztekin 2007, "Empirical validation and comparison of models for customer base analysis".
 */
export const modifiedBetaGeometricPurchases: PurchaseProcess = {
  likelihood: (histories) => dropOutLikelihood(histories, 1),
  fit: (histories) => geometricDropOut(histories, 1),
  alive: (parameters, history = newCustomer) => dropOutAlive(parameters, 1, history),
  purchases: (parameters, time, history = newCustomer) => dropOutPurchases(parameters, 1, time, history),
  pairs: (parameters, time, history = newCustomer) => dropOutPairs(parameters, 1, time, history),
}
