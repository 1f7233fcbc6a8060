import type { PlayerErrorCode } from '../../core/player-error.js';

/** What happened, and what can be done about it. */
export type Saying = readonly [what: string, advice: string];

/** What a player says only when something is not as it should be, in one language. */
export interface Sayings {
  readonly soundOnly: string;
  readonly retry: string;
  readonly checkAgain: string;
  readonly watchAgain: string;
  readonly offline: Saying;
  readonly liveEnded: Saying;
  readonly errors: Readonly<Record<PlayerErrorCode, Saying>>;
  /** What is said otherwise of recordings. */
  readonly replayErrors: Readonly<Partial<Record<PlayerErrorCode, Saying>>>;
}

export const englishSayings: Sayings = {
  soundOnly: 'Sound only',
  retry: 'Try again',
  checkAgain: 'Check again',
  watchAgain: 'Watch again',
  offline: ['The stream is offline', 'It starts here as soon as it is live again.'],
  liveEnded: ['The live stream has ended', 'Check again if you expect it to go on.'],
  errors: {
    network: ['The stream cannot be reached', 'Check your connection, then try again.'],
    timeout: ['The server does not answer', 'Try again in a moment.'],
    forbidden: ['You may not watch this', 'The stream may be banned, or the link may have expired. Reload the page, or ask for a new link.'],
    'not-found': ['There is no stream here', 'It may not have started yet. Try again in a moment.'],
    cors: ['This site may not show the stream', 'The stream’s server does not allow it. The site’s owner can change that.'],
    'mixed-content': ['The browser blocked the stream', 'The page is secure and the stream is not. The site’s owner can use its https address.'],
    'unsupported-format': ['This is not a stream that can be played', 'The site’s owner can check its address.'],
    'unsupported-codec': ['This browser cannot show the stream', 'Try a newer browser, or another one.'],
    decode: ['The picture cannot be decoded', 'Try again. If it comes back, the stream is damaged.'],
    'bad-input': ['The stream’s address is wrong', 'The site’s owner can correct it.'],
    'autoplay-blocked': ['Press play to watch', ''],
    aborted: ['Loading was stopped', 'Try again to watch.'],
  },
  replayErrors: {
    forbidden: ['You may not watch this', 'The link may have expired. Reload the page, or ask for a new link.'],
    network: ['The recording cannot be reached', 'Check your connection, then try again.'],
    'not-found': ['There is no recording here', 'It may have been removed, or is not ready yet. Try again in a moment.'],
    cors: ['This site may not show the recording', 'The recording’s server does not allow it. The site’s owner can change that.'],
    'mixed-content': ['The browser blocked the recording', 'The page is secure and the recording is not. The site’s owner can use its https address.'],
    'unsupported-format': ['This is not a recording that can be played', 'The site’s owner can check its address.'],
    'unsupported-codec': ['This browser cannot show the recording', 'Try a newer browser, or another one.'],
    decode: ['The picture cannot be decoded', 'Try again. If it comes back, the recording is damaged.'],
    'bad-input': ['The recording’s address is wrong', 'The site’s owner can correct it.'],
  },
};

export const chineseSayings: Sayings = {
  soundOnly: '仅有声音',
  retry: '重试',
  checkAgain: '再看看',
  watchAgain: '重新观看',
  offline: ['主播暂时不在', '开播后会自动在这里播放。'],
  liveEnded: ['直播已结束', '如果直播还会继续，可以再看看。'],
  errors: {
    network: ['无法连接到直播', '请检查网络连接，然后重试。'],
    timeout: ['服务器没有响应', '请稍后重试。'],
    forbidden: ['您没有观看权限', '直播可能已被封禁，或链接已过期。请刷新页面或重新获取链接。'],
    'not-found': ['这里没有视频', '直播可能还没有开始，请稍后重试。'],
    cors: ['本站无法播放此视频', '视频服务器不允许本站读取，请联系网站管理员。'],
    'mixed-content': ['浏览器拦截了视频', '网页是安全连接而视频不是，请联系网站管理员改用 https 地址。'],
    'unsupported-format': ['此内容无法播放', '请联系网站管理员检查视频地址。'],
    'unsupported-codec': ['此浏览器无法播放该视频', '请更新浏览器，或换一个浏览器。'],
    decode: ['画面解码失败', '请重试。如果仍然出现，说明视频已损坏。'],
    'bad-input': ['视频地址有误', '请联系网站管理员更正。'],
    'autoplay-blocked': ['点按播放', ''],
    aborted: ['加载已停止', '请重试。'],
  },
  replayErrors: {
    forbidden: ['您没有观看权限', '链接可能已过期，请刷新页面或重新获取链接。'],
    network: ['无法加载录像', '请检查网络连接，然后重试。'],
    'not-found': ['这里没有录像', '录像可能已被删除，或尚未生成，请稍后重试。'],
  },
};

/** @param lang - Tag of a language (BCP 47) that the player speaks. */
export function sayings(lang: string): Sayings {
  return lang.startsWith('zh') ? chineseSayings : englishSayings;
}
