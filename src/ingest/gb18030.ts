const LOWEST_LEAD = 0x81

/**
 * Whether text that decodes as GB18030 is likely meant as such: in real Chinese nearly every character of two bytes lies in
 * GB 2312. Western accents and Big5 decode as well, to rare characters; they must not pass for names in silence.
 */
export class Gb18030Likelihood {
  private usual = 0
  private rare = 0
  private lead = 0

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.lead === 0) this.lead = byte >= LOWEST_LEAD ? byte : 0
      else {
        if (byte >= 0x40) this.count(this.lead, byte)
        this.lead = 0
      }
    }
  }

  /** At most one character in five may be a rare one. */
  isLikely(): boolean {
    return this.rare * 4 <= this.usual
  }

  private count(lead: number, trail: number): void {
    const isUsual = trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xf7))
    if (isUsual) this.usual += 1
    else this.rare += 1
  }
}
