/** A time on a display: “0:32”, “12:05”, “1:02:05”. Seconds; never negative. */
export function elapsedText(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds) + 0.001);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A time as it is said: “1 hour 2 minutes 5 seconds”. Parts that are 0 are left out. */
export function spokenTime(seconds: number, language: string): string {
  const whole = Math.floor(Math.max(0, seconds) + 0.001);
  const parts = [
    ['hour', Math.floor(whole / 3600)],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ] as const;
  const said = parts.filter(([unit, amount]) => amount || (unit === 'second' && !whole));
  return said.map(([unit, amount]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)).join(' ');
}
