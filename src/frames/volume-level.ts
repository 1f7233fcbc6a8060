/**
 * Measures how loud a media element's sound is, whatever volume it is played at: the root mean square of its samples, 0 to 1.
 *
 * Only where the browser has `captureStream()` of media elements, and once it lets the page make sound: elsewhere nothing is told.
 * @param interval - Between two measurements. Milliseconds.
 */
export function measureVolume(media: HTMLVideoElement, interval: number, tell: (level: number) => void, signal: AbortSignal): void {
  const captured = capture(media);
  if (!captured) return;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  const samples = new Float32Array(analyser.fftSize);
  let source: MediaStreamAudioSourceNode | undefined;
  const follow = () => {
    source?.disconnect();
    source = undefined;
    for (const track of captured.getVideoTracks()) track.stop();
    if (captured.getAudioTracks().length === 0) return;
    source = context.createMediaStreamSource(new MediaStream(captured.getAudioTracks().slice(-1)));
    source.connect(analyser);
  };
  follow();
  captured.addEventListener('addtrack', follow, { signal });
  const timer = setInterval(() => {
    if (media.paused) return;
    if (context.state !== 'running') return void context.resume().catch(() => {});
    analyser.getFloatTimeDomainData(samples);
    tell(Math.min(1, Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)));
  }, interval);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    for (const track of captured.getTracks()) track.stop();
    void context.close();
  });
}

function capture(media: HTMLVideoElement & { captureStream?(): MediaStream }): MediaStream | undefined {
  try {
    return media.captureStream?.();
  } catch {
    return undefined;
  }
}
