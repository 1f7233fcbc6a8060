/** What went wrong, in one word that a page can act on. */
export type PlayerErrorCode =
  | 'network'
  | 'timeout'
  | 'forbidden'
  | 'not-found'
  | 'cors'
  | 'mixed-content'
  | 'unsupported-format'
  | 'unsupported-codec'
  | 'decode'
  | 'bad-input'
  | 'autoplay-blocked'
  | 'aborted';

/** An error of a player: a code for the program, a message for the person. */
export class PlayerError extends Error {
  override readonly name = 'PlayerError';

  /**
   * @param code - One of {@link PlayerErrorCode}.
   * @param message - What happened and what can be done about it, in a sentence.
   * @param options - `cause`: the error underneath, where there is one.
   */
  constructor(
    readonly code: PlayerErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  /** Whether the same request may well succeed a moment later. */
  get transient(): boolean {
    return this.code === 'network' || this.code === 'timeout';
  }

  /** `value` itself where it is a player error already, else wrapped as one with `code`. */
  static from(value: unknown, code: PlayerErrorCode = 'network'): PlayerError {
    // By name: a page may hold two copies of this module, when its address differs by a query.
    if (value instanceof Error && value.name === 'PlayerError') return value as PlayerError;
    const message = value instanceof Error ? value.message : String(value);
    return new PlayerError(code, message, { cause: value });
  }
}
