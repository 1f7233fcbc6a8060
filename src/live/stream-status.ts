/** What a site says of a stream: it is on air, its streamer is away, it is banned, it is over. */
export type StreamStatus = 'live' | 'offline' | 'forbidden' | 'ended';
