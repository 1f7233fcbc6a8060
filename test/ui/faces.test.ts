import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { PlayerError, type PlayerErrorCode } from '../../src/core/player-error.js';
import { chineseSayings, englishSayings } from '../../src/ui/faces/sayings.js';
import { standIn } from './stand-in.js';

afterEach(() => fixtureCleanup());

const failure = (code: PlayerErrorCode) => ({ state: code === 'forbidden' ? ('forbidden' as const) : ('failed' as const), error: new PlayerError(code, 'Said to a program.') });
const codes = (Object.keys(englishSayings.errors) as PlayerErrorCode[]).filter((code) => code !== 'autoplay-blocked');

describe('the face of a player', () => {
  for (const controls of [true, false])
    it(`is accessible in every state ${controls ? 'with' : 'without'} controls`, async () => {
      const player = await standIn({}, { controls });
      for (const state of ['idle', 'connecting', 'buffering', 'paused', 'reconnecting', 'offline', 'ended'] as const) {
        await player.show({ state, startOffered: state === 'idle' });
        await player.settle();
        await expect(player).to.be.accessible();
      }
      await player.show(failure('network'));
      await expect(player).to.be.accessible();
      await player.show({ state: 'playing', error: null, soundOffered: true });
      await player.settle();
      await expect(player).to.be.accessible();
    });

  for (const code of codes)
    it(`says in words what “${code}” means, in English and Chinese`, async () => {
      const player = await standIn(failure(code));
      expect(player.find('[part=message]').role).to.equal('alert');
      for (const [lang, words] of [['en', englishSayings], ['zh-CN', chineseSayings]] as const) {
        player.lang = lang;
        await player.show({});
        await waitUntil(() => player.find('.stage').lang === lang, 'the language is there');
        expect(player.find('.what').textContent).to.equal(words.errors[code][0]);
        expect(player.find('.advice').textContent).to.equal(words.errors[code][1]);
        expect(player.find('[part=message]').textContent).not.to.contain('Said to a program');
      }
    });

  it('speaks of recordings where there is no live stream', async () => {
    const player = await standIn({ ...failure('not-found'), live: false });
    expect(player.find('.what').textContent).to.equal('There is no recording here');
    player.lang = 'zh-CN';
    await player.show({});
    await waitUntil(() => player.find('.stage').lang === 'zh-CN', 'the language is there');
    expect(player.find('.what').textContent).to.equal('这里没有录像');
    await player.show(failure('timeout'));
    expect(player.find('.what').textContent).to.equal(chineseSayings.errors.timeout[0]);
  });

  it('offers to try again where that may help, and only there', async () => {
    const player = await standIn();
    const offered: PlayerErrorCode[] = [];
    for (const code of codes) {
      await player.show(failure(code));
      if (player.has('[part=retry]')) offered.push(code);
    }
    expect(offered).to.deep.equal(['network', 'timeout', 'forbidden', 'not-found', 'cors', 'unsupported-format', 'decode', 'aborted']);
    await player.show(failure('network'));
    player.find('[part=retry]').click();
    expect(player.wishes).to.deep.equal(['play']);
  });

  it('shows what a program is told only to those who debug', async () => {
    const player = await standIn({ ...failure('cors'), debug: true });
    expect(player.find('[part=message]').textContent).to.contain('Said to a program');
  });

  it('waits calmly: a spinner, and words only when the connection broke', async () => {
    const player = await standIn({ state: 'buffering' });
    expect(player.has('.waiting')).to.equal(true);
    expect(player.find('[role=status]').textContent).to.equal('');
    await player.show({ state: 'reconnecting' });
    expect(player.find('.waiting .line').textContent).to.equal('Reconnecting…');
    expect(player.find('[role=status]').textContent).to.equal('Reconnecting…');
    await player.show({ state: 'playing' });
    expect(player.has('.waiting')).to.equal(false);
  });

  it('shows a big play button before anything has played, and where the browser refused to begin', async () => {
    const player = await standIn({ state: 'idle', startOffered: true });
    player.find('[part~=big-play]').click();
    await player.show({ state: 'paused', startOffered: false, error: new PlayerError('autoplay-blocked', 'Press play.') });
    player.find('[part~=big-play]').click();
    expect(player.wishes).to.deep.equal(['play', 'play']);
    await player.show({ state: 'playing' });
    expect(player.has('[part~=big-play]')).to.equal(false);
  });

  it('offers sound in one tap where the browser let it begin only without', async () => {
    const player = await standIn({ soundOffered: true }, { controls: false });
    expect(player.buttons).to.deep.equal(['Tap for sound']);
    player.find('[part=sound-offer]').click();
    expect(player.wishes).to.deep.equal(['unmute']);
  });

  it('says that the streamer is away, and leaves nothing to press', async () => {
    const player = await standIn({ state: 'offline' }, { controls: false });
    expect(player.find('[part=message]').textContent).to.contain('The stream is offline');
    expect(player.buttons).to.deep.equal([]);
  });
});
