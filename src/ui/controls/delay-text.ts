/** A delay in the fewest figures that are true: “2.1”, “32”, “1:05”. Seconds; never negative. */
export function delayText(delay: number): string {
  const seconds = Math.max(0, delay);
  if (seconds < 9.95) return seconds.toFixed(1);
  const whole = Math.round(seconds);
  if (whole < 60) return String(whole);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
