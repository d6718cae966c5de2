import type { ClusterSums } from './clustered-ratio.js'
import { studentQuantile } from './student.js'

/**
 * How many independent cases a share Σa ÷ Σb over clusters (a of b cases each) is worth: cases over the design effect (its
 * cluster-robust variance against that of as many independent cases, times the squared ratio of Student's t with clusters − 1
 * and with cases − 1 degrees), never more than there are; with one case in each cluster exactly all of them. Where all cases
 * agree the effect can't be seen and the worst is taken: Σb² ÷ Σb. Throws RangeError below two clusters. Sources: Korn &
 * Graubard 1998, Survey Methodology 24: 193–201; Dean & Pagano 2015, J. Survey Statistics and Methodology 3: 484–503.
 */
export function effectiveSize({ clusters, a, b, aa, ab, bb }: ClusterSums, level = 0.95): number {
  if (!(clusters >= 2 && b >= clusters)) throw new RangeError(`no effective size of ${b} cases in ${clusters} clusters`)
  if (clusters === b) return b
  const share = a / b
  const alone = (share * (1 - share)) / (b - 1)
  const scatter = Math.max(0, aa - 2 * share * ab + share * share * bb)
  const effect = alone === 0 ? bb / b : (scatter * clusters) / (clusters - 1) / b ** 2 / alone
  const quantile = (degrees: number): number => studentQuantile((1 + level) / 2, degrees)
  return Math.min(b, (b / effect) * (quantile(b - 1) / quantile(clusters - 1)) ** 2)
}
