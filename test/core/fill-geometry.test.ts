import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { videoQualities } from '../../src/core/video-quality.js';
import { fillGeometry, type FillInput, type FillRect, type Rotation } from '../../src/fill/fill-geometry.js';
import { readFillMode, readRotation } from '../../src/fill/fill-options.js';
import { mediaLayout, type MediaLayout } from '../../src/fill/media-layout.js';

const size = (min: number, max: number) => fc.record({ width: fc.integer({ min, max }), height: fc.integer({ min, max }) });
const side = fc.integer({ min: 0, max: 15 });
const rotations: Rotation[] = [0, 90, 180, 270];

const inputs = fc.record({
  mode: fc.constantFrom('auto', 'contain', 'cover', 'stretch'),
  video: size(64, 4096),
  padding: fc.record({ top: side, right: side, bottom: side, left: side }),
  box: fc.record({ width: fc.double({ min: 20, max: 4000, noNaN: true }), height: fc.double({ min: 20, max: 4000, noNaN: true }) }),
  rotation: fc.constantFrom(...rotations),
  pixelRatio: fc.constantFrom(0.75, 1, 1.25, 1.5, 2, 2.625, 3),
}) satisfies fc.Arbitrary<FillInput>;

const filled = (input: FillInput): FillRect => {
  const rect = fillGeometry(input);
  assert.ok(rect);
  return rect;
};
const always = (holds: (input: FillInput & { pixelRatio: number; rotation: Rotation; padding: NonNullable<FillInput['padding']> }, rect: FillRect) => void) =>
  fc.assert(fc.property(inputs, (input) => holds(input, filled(input))), { numRuns: 2000 });
const near = (actual: number, expected: number, tolerance: number, what = '') =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected} ± ${tolerance}`);

/** The shown size as the picture sees it, before rotation. */
const shown = ({ rotation = 0 }: FillInput, { target }: FillRect) => (rotation % 180 ? { width: target.height, height: target.width } : target);

describe('the geometry of a fill mode', () => {
  it('stays inside the box and inside the picture', () => {
    always(({ video, box, padding }, { source, target, removed }) => {
      assert.ok(target.x >= 0 && target.y >= 0);
      assert.ok(target.width > 0 && target.height > 0);
      near(target.x * 2 + target.width, box.width, 1e-6, 'width');
      near(target.y * 2 + target.height, box.height, 1e-6, 'height');
      assert.ok(source.x >= padding.left && source.y >= padding.top);
      assert.ok(source.x + source.width <= video.width - padding.right + 1e-6);
      assert.ok(source.y + source.height <= video.height - padding.bottom + 1e-6);
      near(removed.left + source.width + removed.right, video.width, 1e-6);
      near(removed.top + source.height + removed.bottom, video.height, 1e-6);
    });
  });

  it('keeps the aspect ratio to within a device pixel, unless it is to stretch', () => {
    always((input, rect) => {
      if (rect.mode === 'stretch') return;
      const { width, height } = shown(input, rect);
      const box = input.rotation % 180 ? { width: input.box.height, height: input.box.width } : input.box;
      const scale = Math.min(box.width / rect.source.width, box.height / rect.source.height);
      near(width, rect.source.width * scale, 1.01 / input.pixelRatio, 'width');
      near(height, rect.source.height * scale, 1.01 / input.pixelRatio, 'height');
    });
  });

  it('leaves no bar in cover and stretch, and none on two sides in contain', () => {
    always(({ box }, { mode, target }) => {
      if (mode === 'contain') assert.ok(target.x === 0 || target.y === 0);
      else assert.deepEqual(target, { x: 0, y: 0, ...box });
    });
  });

  it('shows all but the padding in contain and stretch', () => {
    always(({ padding }, { mode, removed }) => {
      if (mode !== 'cover') for (const edge of ['top', 'right', 'bottom', 'left'] as const) near(removed[edge], padding[edge], 1e-6);
    });
  });

  it('never gives up more than 3 % of a side of its own accord', () => {
    always((input, { removed }) => {
      if (input.mode !== 'auto') return;
      const { video, padding } = input;
      const [width, height] = [video.width - padding.left - padding.right, video.height - padding.top - padding.bottom];
      assert.ok(removed.left + removed.right - padding.left - padding.right <= width * 0.03 + 1e-6);
      assert.ok(removed.top + removed.bottom - padding.top - padding.bottom <= height * 0.03 + 1e-6);
    });
  });

  it('is the same turned as in a turned box', () => {
    always((input, rect) => {
      const turned = filled({ ...input, rotation: ((input.rotation + 90) % 360) as Rotation, box: { width: input.box.height, height: input.box.width } });
      assert.deepEqual(turned.source, rect.source);
      const { x, y, width, height } = rect.target;
      assert.deepEqual(turned.target, { x: y, y: x, width: height, height: width });
    });
  });

  it('has its bars on whole device pixels', () => {
    always(({ pixelRatio }, { target }) => {
      for (const [bar, shown] of [[target.x, target.width], [target.y, target.height]] as const)
        if (shown * pixelRatio > 3) near(bar * pixelRatio, Math.round(bar * pixelRatio), 1e-6);
    });
  });

  it('is unknown while the picture or the box has no area', () => {
    const video = { width: 640, height: 360 };
    assert.equal(fillGeometry({ mode: 'auto', video: { width: 0, height: 0 }, box: video }), undefined);
    assert.equal(fillGeometry({ mode: 'auto', video, box: { width: 300, height: 0 } }), undefined);
    assert.equal(fillGeometry({ mode: 'auto', video, padding: { top: 200, right: 0, bottom: 200, left: 0 }, box: video }), undefined);
  });
});

describe('auto', () => {
  for (const [video, box, mode] of [
    ['368x640', '360x640', 'cover'],
    ['368x640', '405x720', 'cover'],
    ['544x960', '540x960', 'cover'],
    ['1920x1088', '1280x720', 'cover'],
    ['640x368', '640x360', 'cover'],
    ['640x368', '333x187', 'cover'],
    ['1104x1920', '360x640', 'cover'],
    ['640x360', '640x360', 'cover'],
    ['640x360', '360x640', 'contain'],
    ['1920x804', '1280x720', 'contain'],
    ['640x480', '1280x720', 'contain'],
    ['1920x1080', '1280x800', 'contain'],
    ['320x192', '320x180', 'contain'],
    ['160x160', '168x160', 'contain'],
  ] as const)
    it(`${mode === 'cover' ? 'covers' : 'contains'} ${video} in ${box}`, () => {
      const [videoSize, boxSize] = [video, box].map((text) => {
        const [width = 0, height = 0] = text.split('x').map(Number);
        return { width, height };
      });
      assert.ok(videoSize && boxSize);
      assert.equal(filled({ mode: 'auto', video: videoSize, box: boxSize }).mode, mode);
      const turned = { width: boxSize.height, height: boxSize.width };
      assert.equal(filled({ mode: 'auto', video: videoSize, box: turned, rotation: 90 }).mode, mode);
    });

  it('covers the box of every preset whose alignment costs at most 3 %', () => {
    for (const quality of videoQualities)
      for (const { expected, aligned } of [quality.landscape, quality.portrait]) {
        const { mode, target } = filled({ mode: 'auto', video: aligned, box: expected });
        const cost = Math.max(1 - expected.width / aligned.width, 1 - expected.height / aligned.height);
        if (cost <= 0.03) assert.deepEqual(target, { x: 0, y: 0, ...expected }, `${quality.label} ${mode}`);
      }
  });

  it('cuts measured padding and fills the box with the rest', () => {
    const { source, target, removed } = filled({
      mode: 'auto', video: { width: 368, height: 640 }, padding: { top: 0, right: 8, bottom: 0, left: 0 }, box: { width: 360, height: 640 },
    });
    assert.deepEqual(source, { x: 0, y: 0, width: 360, height: 640 });
    assert.deepEqual(target, { x: 0, y: 0, width: 360, height: 640 });
    assert.deepEqual(removed, { top: 0, right: 8, bottom: 0, left: 0 });
  });
});

describe('the layout of a media element', () => {
  /** Where CSS puts a point of the picture. */
  function place(layout: MediaLayout, video: { width: number; height: number }, rotation: Rotation, mirror: boolean, x: number, y: number) {
    let dx = (x / video.width) * layout.width - layout.originX;
    let dy = (y / video.height) * layout.height - layout.originY;
    for (let turn = 0; turn < rotation; turn += 90) [dx, dy] = [-dy, dx];
    if (mirror) dx = -dx;
    return [layout.left + layout.originX + dx, layout.top + layout.originY + dy] as const;
  }

  it('puts the source on the target, however it is turned', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), (input, mirror) => {
        const { video, box, rotation } = input;
        const rect = filled(input);
        const layout = mediaLayout(rect, video, box, { rotation, mirror });
        const { source, target } = rect;
        const corners = [
          place(layout, video, rotation, mirror, source.x, source.y),
          place(layout, video, rotation, mirror, source.x + source.width, source.y + source.height),
        ];
        const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
        // Turned, it goes half a pixel over the edges of the box.
        const over = rotation || mirror ? 0.5 : 0;
        for (const [ends, start, length, limit] of [[xs, target.x, target.width, box.width], [ys, target.y, target.height, box.height]] as const) {
          near(Math.min(...ends), start - (start === 0 ? over : 0), 1e-6);
          near(Math.max(...ends), start + length + (start + length >= limit ? over : 0), 1e-6);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('turns clockwise and mirrors what the viewer sees', () => {
    const video = { width: 640, height: 360 };
    const box = { width: 360, height: 640 };
    const layoutOf = (rotation: Rotation, mirror: boolean) => mediaLayout(filled({ mode: 'contain', video, box, rotation }), video, box, { rotation, mirror });
    assert.deepEqual(place(layoutOf(90, false), video, 90, false, 0, 0), [360.5, -0.5]);
    assert.deepEqual(place(layoutOf(90, true), video, 90, true, 0, 0), [-0.5, -0.5]);
    assert.equal(layoutOf(90, true).transform, 'scaleX(-1) rotate(90deg)');
    assert.equal(mediaLayout(filled({ mode: 'contain', video, box: video }), video, video, { rotation: 0, mirror: false }).transform, 'none');
  });

  it('clips only where the box does not', () => {
    const video = { width: 368, height: 640 };
    const padding = { top: 0, right: 8, bottom: 0, left: 0 };
    const clipIn = (box: { width: number; height: number }) => {
      const rect = filled({ mode: 'auto', video, padding, box });
      return mediaLayout(rect, video, box, { rotation: 0, mirror: false }).clipPath;
    };
    assert.equal(clipIn({ width: 360, height: 640 }), 'none');
    assert.equal(clipIn({ width: 1280, height: 640 }), 'inset(0px 8px 0px 0px)');
  });
});

describe('what a page asks for', () => {
  it('is one of the modes, or auto', () => {
    assert.deepEqual(['cover', ' Stretch', 'contain', 'fit', ''].map(readFillMode), ['cover', 'stretch', 'contain', 'auto', 'auto']);
  });

  it('is a quarter turn', () => {
    assert.deepEqual([0, 90, 180, 270, 360, 450, -90, 91, NaN, Infinity].map(readRotation), [0, 90, 180, 270, 0, 90, 270, 90, 0, 0]);
  });
});
