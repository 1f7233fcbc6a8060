/** A stream as its media server knows it. */
export interface ManagedStream {
  readonly stream: string;
  /** Path segment that it is pushed to. Default `live`. */
  readonly app: string;
  /** The pushing connection's id at the media server, where its callbacks named one. */
  readonly session?: string | undefined;
}

/** Carries out at a media server what was decided about a stream. Each throws a `ManagementError`. */
export interface StreamManager {
  /** Ends the push and lets none begin. */
  ban(stream: ManagedStream, signal: AbortSignal): Promise<void>;
  /** Lets pushes begin again. */
  resume(stream: ManagedStream, signal: AbortSignal): Promise<void>;
  /** Ends the push. It may begin again. */
  drop(stream: ManagedStream, signal: AbortSignal): Promise<void>;
}

export type ManagementErrorCode = 'not-live' | 'bad-parameter' | 'refused' | 'rate-limited' | 'out-of-service' | 'unreachable' | 'unknown';

/** The media server did not do it. */
export class ManagementError extends Error {
  override name = 'ManagementError';
  readonly code: ManagementErrorCode;

  constructor(code: ManagementErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
