/**
 * Floats a video of its own that shows `stream`: browsers float videos as they are, and know nothing of what is drawn over them.
 *
 * It lives in `root` while it floats, and says so there with the events of the media element. Pausing and playing it pauses and plays
 * `media`, and the other way round.
 * @throws what `HTMLVideoElement.requestPictureInPicture()` does.
 */
export async function floatCopy(media: HTMLVideoElement, root: Node, stream: MediaStream, tell: (type: string) => void): Promise<PictureInPictureWindow> {
  const ending = new AbortController();
  const { signal } = ending;
  const copy = document.createElement('video');
  // The sound goes on where it is.
  copy.muted = true;
  copy.hidden = true;
  copy.srcObject = stream;
  root.appendChild(copy);
  signal.addEventListener('abort', () => {
    copy.remove();
    for (const track of stream.getTracks()) track.stop();
  });
  try {
    await copy.play();
    const window = await copy.requestPictureInPicture();
    tell('enterpictureinpicture');
    copy.addEventListener('leavepictureinpicture', () => (ending.abort(), tell('leavepictureinpicture')), { signal });
    for (const [one, other] of [
      [copy, media],
      [media, copy],
    ] as const) {
      one.addEventListener('pause', () => other.pause(), { signal });
      one.addEventListener('play', () => void other.play().catch(() => {}), { signal });
    }
    return window;
  } catch (error) {
    ending.abort();
    throw error;
  }
}
