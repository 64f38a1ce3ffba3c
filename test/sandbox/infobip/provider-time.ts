/** A moment as Infobip writes it: UTC with an offset without a colon, `2019-11-09T16:00:00.000+0000`. */
export function providerTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}
