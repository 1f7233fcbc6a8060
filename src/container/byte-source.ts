/** Where the bytes of a recording come from. */
export interface ByteSource {
  /** What a read costs: nothing, one request, or waiting until a stream that comes only once has got there. */
  readonly access: 'memory' | 'range' | 'stream';
  /** Bytes in all; `undefined` while a stream has not said. */
  readonly size: number | undefined;
  /** Absolute address, where there is one. */
  readonly url?: string;
  /** Changes when the bytes at the address do: an ETag or a date. */
  readonly version?: string;
  /** Content-Type, where the server says one. */
  readonly contentType?: string | null;
  /**
   * The bytes from `start` up to, not including, `end`: fewer, or none, where the recording ends before.
   * @throws PlayerError
   */
  read(start: number, end: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** Ends what goes on in the background. */
  close?(): void;
}

/** Bytes that are there already. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    access: 'memory',
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, Math.max(start, end)),
  };
}
