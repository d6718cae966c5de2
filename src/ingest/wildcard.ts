/**
 * Whether a name fits a pattern in which `*` stands for any characters but a slash and `?` for one; everything else stands
 * for itself. Takes no longer than length × length, whatever the pattern.
 */
export function fitsWildcard(pattern: string, name: string): boolean {
  if (pattern === name) return true
  let reached: readonly boolean[] = [true, ...Array<boolean>(name.length).fill(false)]
  for (const sign of pattern.split('')) reached = step(reached, sign, name)
  return reached.at(-1) === true
}

/** Which beginnings of the name the pattern covers after one more sign. */
function step(before: readonly boolean[], sign: string, name: string): boolean[] {
  const after = [sign === '*' && before[0] === true]
  for (let end = 1; end <= name.length; end += 1) {
    const character = name[end - 1]
    const isOther = sign === '?' ? character !== '/' : character === sign
    if (sign === '*') after.push(before[end] === true || (after[end - 1] === true && character !== '/'))
    else after.push(before[end - 1] === true && isOther)
  }
  return after
}
