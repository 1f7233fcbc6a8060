/** Says for each frame whether it is due when at most `maxFps` a second are wanted. Times in seconds; they may start over. */
export function framePace(maxFps: number): (mediaTime: number) => boolean {
  const step = 1 / maxFps;
  let due = -Infinity;
  let last = -Infinity;
  return (mediaTime) => {
    if (mediaTime < last) due = -Infinity;
    last = mediaTime;
    // Frames do not come on the dot.
    if (mediaTime < due - Math.min(step / 10, 0.005)) return false;
    // From the due time and not from the frame's, so that 20 of 25 a second are 20 and not 12.
    due = mediaTime - due > step ? mediaTime + step : due + step;
    return true;
  };
}
