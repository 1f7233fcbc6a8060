export interface Box {
  readonly type: string;
  /** What follows the type. */
  readonly body: DataView;
  readonly children: readonly Box[];
}

const parents = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);

/** ISO/IEC 14496-12 boxes, container boxes with their children. */
export function parseBoxes(bytes: Uint8Array): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (size < 8 || at + size > bytes.length) throw new Error(`box ${type} of ${size} bytes at ${at}`);
    const body = bytes.subarray(at + 8, at + size);
    boxes.push({ type, body: new DataView(body.buffer, body.byteOffset, body.length), children: parents.has(type) ? parseBoxes(body) : [] });
    at += size;
  }
  return boxes;
}

/** All boxes at a path such as `moov/trak/mdia/mdhd`. */
export function findBoxes(boxes: readonly Box[], path: string): Box[] {
  const [type, ...rest] = path.split('/');
  const here = boxes.filter((box) => box.type === type);
  return rest.length === 0 ? here : here.flatMap((box) => findBoxes(box.children, rest.join('/')));
}

/** What a track of a fragment covers, in its ticks. */
export function trafSpan(traf: Box): { id: number; start: number; end: number; samples: number; firstFlags: number } {
  const one = (type: string) => findBoxes(traf.children, type)[0]?.body as DataView;
  const [tfhd, tfdt, trun] = [one('tfhd'), one('tfdt'), one('trun')];
  const start = Number(tfdt.getBigUint64(4));
  const samples = trun.getUint32(4);
  let end = start;
  for (let index = 0; index < samples; index++) end += trun.getUint32(12 + 16 * index);
  return { id: tfhd.getUint32(4), start, end, samples, firstFlags: trun.getUint32(20) };
}
