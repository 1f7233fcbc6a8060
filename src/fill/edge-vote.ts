import { lineDifference, type EdgeLine, type EdgeStrip } from './edge-line.js';
import { readEdge, type EdgeReading } from './edge-reading.js';

/** So many frames must agree before anything is cut. */
const agreeing = 5;
/** So many frames in a row must show picture where it is cut before it is shown again. */
const objecting = 2;

/** Part of the edge that must have had picture behind the padding in some frame: padding runs from corner to corner, a caption in the dark does not. */
const coverage = 0.8;

/** Lines that are cut beside the padding itself: half-size chroma carries its colour over the border. */
const bleed = { black: 1, green: 2, smear: 0, none: 0 };

/** What frames agree on so far. */
interface Candidate {
  readonly kind: EdgeReading['kind'];
  readonly lines: number;
  readonly frames: number;
  readonly picture: readonly boolean[] | undefined;
}

/**
 * Decides for one edge, over frames, how many lines are padding.
 *
 * Frames that cannot tell (dark, all of one colour) change nothing. Each time that a cut had to be taken back, the next takes twice as
 * many agreeing frames, so that a picture with dark edges comes to rest.
 */
export class EdgeVote {
  /** How many lines to cut. */
  get cut(): number {
    return this.#decided ? this.#decided.lines + bleed[this.#decided.kind] : 0;
  }
  /** Whether frames are on the way to a decision. */
  get open(): boolean {
    return this.#decided ? this.#objections > 0 : !!this.#candidate && this.#candidate.frames < 4 * this.#needed;
  }

  #decided: Candidate | undefined;
  #candidate: Candidate | undefined;
  #objections = 0;
  #needed = agreeing;
  #lastLine: EdgeLine | undefined;

  /** Takes the frame's edge into account. `smear`: as in {@link readEdge}. */
  add(strip: EdgeStrip, smear: number): void {
    const reading = readEdge(strip, smear);
    if (this.#decided) this.#check(this.#decided, reading, strip);
    else this.#vote(reading, strip[0]);
  }

  #vote(reading: EdgeReading, line: EdgeLine | undefined): void {
    if (!reading.ends) return;
    if (reading.kind === 'smear') {
      // A still picture says the same again and again; stripes in it are not proved to be a smear by that.
      const still = !!line && !!this.#lastLine && lineDifference(line, this.#lastLine) < 2;
      if (still) return;
      this.#lastLine = line;
    }
    this.#candidate = reading.kind === 'none' ? undefined : agree(this.#candidate, reading);
    if (!this.#candidate || this.#candidate.frames < this.#needed || !reachesAlong(this.#candidate.picture)) return;
    this.#decided = this.#candidate;
    this.#candidate = undefined;
  }

  #check({ kind, lines }: Candidate, reading: EdgeReading, strip: EdgeStrip): void {
    const stillPadding = kind === 'smear' ? repeats(strip.slice(0, lines)) : reading.lines >= lines - 1 && reading.kind !== 'none';
    this.#objections = stillPadding ? 0 : this.#objections + 1;
    if (this.#objections < objecting) return;
    this.#decided = undefined;
    this.#objections = 0;
    this.#needed *= 2;
  }
}

function agree(candidate: Candidate | undefined, { kind, lines, picture }: EdgeReading): Candidate {
  // Compression moves the border by a line now and then.
  if (!candidate || candidate.kind !== kind || Math.abs(candidate.lines - lines) > 1) return { kind, lines, frames: 1, picture };
  const { picture: before } = candidate;
  return {
    kind,
    lines: Math.min(candidate.lines, lines),
    frames: candidate.frames + 1,
    picture: picture?.map((clear, sample) => clear || before?.[sample] === true),
  };
}

function reachesAlong(picture: readonly boolean[] | undefined): boolean {
  return !picture || picture.filter(Boolean).length >= picture.length * coverage;
}

/** Whether lines are alike, give or take what compression does. */
function repeats(lines: EdgeStrip): boolean {
  return lines.every((line, index) => index === 0 || lineDifference(line, lines[index - 1] as EdgeLine) <= 8);
}
