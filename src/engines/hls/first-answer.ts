import Hls from 'hls.js/light';
import type { HlsConfig, LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js';
import { PlayerError } from '../../core/player-error.js';

/**
 * A playlist loader that does not ask for what has been asked already: the first load takes `response`, all others are the network's.
 * @param failed - Hears what `response` rejects with.
 */
export function firstAnswer(response: Promise<Response>, failed: (error: PlayerError) => void): NonNullable<HlsConfig['pLoader']> {
  let waiting: Promise<Response> | undefined = response;

  return class FirstAnswerLoader extends Hls.DefaultConfig.loader {
    override load(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      const asked = waiting;
      waiting = undefined;
      if (!asked) return super.load(context, config, callbacks);
      this.context = context;
      void this.#answer(asked, context, callbacks);
    }

    async #answer(asked: Promise<Response>, context: LoaderContext, callbacks: LoaderCallbacks<LoaderContext>): Promise<void> {
      const { stats } = this;
      stats.loading.start = performance.now();
      try {
        const answer = await asked;
        stats.loading.first = performance.now();
        const data = await answer.text();
        stats.loading.end = performance.now();
        stats.loaded = stats.total = data.length;
        if (!stats.aborted) callbacks.onSuccess({ url: answer.url || context.url, data, code: answer.status }, stats, context, answer);
      } catch (error) {
        if (!stats.aborted) failed(PlayerError.from(error));
      }
    }
  } as unknown as NonNullable<HlsConfig['pLoader']>;
}
