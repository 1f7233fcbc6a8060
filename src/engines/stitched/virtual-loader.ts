import type { HlsConfig, Loader, LoaderCallbacks, LoaderConfiguration, LoaderContext, LoaderStats } from 'hls.js';

/** What an address inside the engine holds: text for a playlist, bytes for a segment. */
export type Load = (url: string, signal: AbortSignal) => Promise<string | ArrayBuffer>;

/** A loader class for hls.js that loads through `load`. What `load` rejects with is not told to hls.js: whoever loads deals with it. */
export function virtualLoader(load: Load): HlsConfig['loader'] {
  return class VirtualLoader implements Loader<LoaderContext> {
    context: LoaderContext | null = null;
    readonly stats = emptyStats();
    #ending = new AbortController();

    load(context: LoaderContext, _config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      this.context = context;
      const { stats } = this;
      const { signal } = this.#ending;
      stats.loading.start = performance.now();
      load(context.url, signal).then(
        (data) => {
          if (signal.aborted) return;
          stats.loading.first = stats.loading.end = performance.now();
          stats.loaded = stats.total = typeof data === 'string' ? data.length : data.byteLength;
          callbacks.onSuccess({ url: context.url, data }, stats, context, null);
        },
        () => {},
      );
    }

    abort(): void {
      this.stats.aborted = true;
      this.#ending.abort();
    }

    destroy(): void {
      this.abort();
      this.context = null;
    }
  } as unknown as HlsConfig['loader'];
}

function emptyStats(): LoaderStats {
  return {
    aborted: false,
    loaded: 0,
    retry: 0,
    total: 0,
    chunkCount: 0,
    bwEstimate: 0,
    loading: { start: 0, first: 0, end: 0 },
    parsing: { start: 0, end: 0 },
    buffering: { start: 0, first: 0, end: 0 },
  };
}
