import { factsOf, type OpenRecording } from '../../container/opened-recording.js';
import { recordingLine, UnableError } from '../../container/recording-line.js';
import type { MessageEnd } from '../../container/recording-messages.js';
import { PlayerError } from '../../core/player-error.js';

/**
 * Opens recordings in a worker, or in this thread where there is none.
 * @param starting - The worker, once it runs.
 */
export function recordingOpener(starting: Promise<MessageEnd | undefined>): OpenRecording {
  const remote = starting.then((line) => line && recordingLine(line));
  return async (url, options) => {
    const open = await remote;
    if (!open) return openHere(url, options);
    return open(url, options).catch((error: unknown) => {
      if (error instanceof UnableError) return openHere(url, options);
      throw error;
    });
  };
}

const openHere: OpenRecording = async (url, options) => {
  const [{ openRecording }, { flvIndexDatabase }] = await Promise.all([import('../../container/open-recording.js'), import('../../container/flv-index-database.js')]).catch((cause: unknown) => {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  });
  const reader = await openRecording(url, { ...options, indexStore: flvIndexDatabase() });
  return { ...reader, ...factsOf(reader), grown: (time) => reader.grown(time).then(() => factsOf(reader)) };
};
