import { expect } from '@open-wc/testing';
import type { OpenedRecording } from '../../src/container/opened-recording.js';
import { previewPicture } from '../../src/engines/stitched/preview-picture.js';

/** A recording of pictures that no decoder takes, whose segment is `take`n. */
function recordingOf(take: () => Promise<Uint8Array>, mimeType = 'video/mp4; codecs="avc1.42c01e"'): OpenedRecording {
  return {
    rotation: 0,
    segments: [{ init: 0 }],
    keyPicture: () => Promise.resolve({ codec: 'none', description: new Uint8Array(), data: new Uint8Array(), time: 0, segment: 0, mimeType }),
    initSegment: () => Promise.resolve(new Uint8Array()),
    segment: async () => ({ bytes: await take() }),
  } as unknown as OpenedRecording;
}

describe('a picture of a moment', () => {
  it('is given up by whoever has left while its bytes were on their way', async () => {
    const leaving = new AbortController();
    const recording = recordingOf(() => {
      leaving.abort();
      return Promise.resolve(new Uint8Array());
    });
    const failure = await previewPicture(recording, 0, 176, leaving.signal).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(DOMException);
    expect((failure as DOMException).name).to.equal('AbortError');
  });

  it('is none where the browser cannot decode it', async () => {
    const recording = recordingOf(() => Promise.resolve(new Uint8Array()), 'video/mp4; codecs="none"');
    expect(await previewPicture(recording, 0, 176, new AbortController().signal)).to.equal(undefined);
  });
});
