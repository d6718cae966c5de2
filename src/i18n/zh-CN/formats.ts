import { utcDay } from '../calendar.js'
import type { Formats } from '../formats.js'
import { suitsScale } from '../magnitude.js'

const tenThousand = 10_000
const decimals = (minimum: number, maximum: number, style: 'decimal' | 'percent' = 'decimal'): Intl.NumberFormat =>
  new Intl.NumberFormat('zh-CN', {
    style,
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    signDisplay: 'negative',
  })

/**
 * Chinese forms as a due-diligence report prints them: two decimals, ratios too; a table's amounts in one unit, 万 where
 * all of them can bear it; 2025年12月31日.
 */
export function chineseFormats(currency: string | null): Formats {
  const [count, cents, percent] = [decimals(0, 2), decimals(2, 2), decimals(2, 2, 'percent')]
  const name = currencyName(currency)
  const inTenThousands = (values: readonly number[]): boolean =>
    suitsScale(values, { largest: 10 * tenThousand, smallest: tenThousand / 10 })
  const sentence = (value: number): string => {
    const large = Math.abs(value) >= tenThousand
    return `${cents.format(large ? value / tenThousand : value)}${large ? '万' : ''}${name}`
  }
  return {
    language: 'zh-CN',
    count: (value) => count.format(value),
    plural: (value, one) => `${count.format(value)} ${one}`,
    ratio: (value) => (value > 0 && value < 0.00005 ? '<0.01%' : percent.format(value)),
    money: sentence,
    amounts: (values) => {
      const large = inTenThousands(values)
      return {
        unit: tableUnit(currency, name, large),
        write: (value) => cents.format(large ? value / tenThousand : value),
      }
    },
    number: (value, digits = 2) => decimals(0, digits).format(value),
    fixed: (value, digits) => decimals(digits, digits).format(value),
    date: (iso) => dated(iso, true),
    month: (iso) => dated(iso, false),
  }
}

function currencyName(currency: string | null): string {
  if (currency === null) return ''
  if (currency === 'CNY') return '元'
  return (
    (/^[A-Z]{3}$/.test(currency) ? new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) : undefined) ??
    currency
  )
}

function tableUnit(currency: string | null, name: string, large: boolean): string {
  const scale = large ? '万' : ''
  if (currency === null) return `${scale}（币种未申明）`
  return currency === 'CNY' ? `人民币${scale}元` : `${scale}${name}`
}

function dated(iso: string, withDay: boolean): string {
  const date = utcDay(iso)
  if (date === null) return iso
  const day = withDay ? `${date.getUTCDate()}日` : ''
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${day}`
}
