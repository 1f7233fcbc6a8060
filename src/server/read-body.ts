import { Refusal } from './refusal.js';

/** Deeper JSON is an attack: real events nest three levels. */
const MAX_DEPTH = 32;

/** 64-bit numbers that a double would round. Some senders write them without quotes. */
const LONG_INTEGER = /"(sequence|file_id|record_file_id|task_id)"(\s*:\s*)(\d{16,})(?=\s*[,}])/g;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a body of at most `maxBytes` that must be a JSON object. The content type does not count: media servers say `text/plain`.
 * @throws {Refusal} 413 when it is longer, 400 when it is something else.
 */
export async function readJsonObject(request: Request, maxBytes: number): Promise<JsonObject> {
  const text = decode(await readBytes(request, maxBytes));
  if (depthOf(text) > MAX_DEPTH) throw new Refusal(400, `The body nests deeper than ${MAX_DEPTH} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(LONG_INTEGER, '"$1"$2"$3"'));
  } catch {
    throw new Refusal(400, 'The body must be JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(400, 'The body must be a JSON object.');
  return value as JsonObject;
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLong = () => new Refusal(413, `The body must be at most ${maxBytes} bytes.`);
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLong();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength;
      if (length > maxBytes) throw tooLong();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, 'The body could not be read to its end.');
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'The body must be UTF-8.');
  }
}

/** Counted before parsing, since what is read recursively later must not overflow the stack. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}
