import type { PlayerErrorCode } from '../../core/player-error.js';
import type { Saying } from '../faces/sayings.js';

/** All that a list says, in one language. */
export interface ListWords {
  readonly list: string;
  readonly live: string;
  readonly replay: string;
  readonly playing: string;
  readonly loading: string;
  readonly empty: Saying;
  readonly retry: string;
  readonly notUpToDate: string;
  readonly moreFailed: string;
  readonly errors: Readonly<Record<'unreachable' | 'refused' | 'unreadable', Saying>>;
  since(time: string): string;
  watching(amount: string): string;
  viewed(amount: string): string;
  /** How many there are, told when they are there. */
  counted(total: number, live: number): string;
  /** How many came in while one was looking. */
  arrived(rooms: number): string;
}

const english: ListWords = {
  list: 'Videos',
  live: 'Live',
  replay: 'Replay',
  playing: 'Playing now',
  loading: 'Loading…',
  empty: ['Nothing here yet', 'Live rooms and replays appear here by themselves.'],
  retry: 'Try again',
  notUpToDate: 'This list may be out of date.',
  moreFailed: 'The rest could not be loaded.',
  errors: {
    unreachable: ['The list cannot be loaded', 'Check your connection, then try again.'],
    refused: ['You may not see this list', 'The link may have expired. Reload the page, or ask for a new link.'],
    unreadable: ['This list cannot be read', 'The site’s owner can check its address.'],
  },
  since: (time) => `since ${time}`,
  watching: (amount) => `${amount} watching`,
  viewed: (amount) => (amount === '1' ? '1 view' : `${amount} views`),
  counted: (total, live) => `${total} ${total === 1 ? 'video' : 'videos'}${live ? `, ${live} live` : ''}`,
  arrived: (rooms) => (rooms === 1 ? 'A new room is live' : `${rooms} new rooms are live`),
};

const chinese: ListWords = {
  list: '视频列表',
  live: '直播',
  replay: '回放',
  playing: '正在播放',
  loading: '正在加载…',
  empty: ['这里还没有内容', '直播间和回放会自动出现在这里。'],
  retry: '重试',
  notUpToDate: '列表可能不是最新的。',
  moreFailed: '其余内容加载失败。',
  errors: {
    unreachable: ['列表加载失败', '请检查网络连接，然后重试。'],
    refused: ['您没有查看权限', '链接可能已过期，请刷新页面或重新获取链接。'],
    unreadable: ['列表无法读取', '请联系网站管理员检查列表地址。'],
  },
  since: (time) => `${time} 开播`,
  watching: (amount) => `${amount} 人在看`,
  viewed: (amount) => `${amount} 次观看`,
  counted: (total, live) => `共 ${total} 个视频${live ? `，${live} 个正在直播` : ''}`,
  arrived: (rooms) => `${rooms} 个新直播间开播`,
};

/** @param lang - Of the words that a player speaks. */
export const listWords = (lang: string): ListWords => (lang.startsWith('zh') ? chinese : english);

/** What an error of loading a list means to who reads it, and whether asking again may help. */
export function listError(code: PlayerErrorCode, words: ListWords): { saying: Saying; retry: boolean } {
  if (code === 'forbidden') return { saying: words.errors.refused, retry: true };
  if (code === 'network' || code === 'timeout' || code === 'aborted') return { saying: words.errors.unreachable, retry: true };
  return { saying: words.errors.unreadable, retry: code !== 'bad-input' && code !== 'mixed-content' };
}
