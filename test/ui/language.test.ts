import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { chineseSayings, englishSayings } from '../../src/ui/faces/sayings.js';
import { chinese } from '../../src/ui/language/chinese.js';
import { english } from '../../src/ui/language/english.js';
import { spoken } from '../../src/ui/language/language.js';
import { standIn, type StandIn } from './stand-in.js';

afterEach(() => fixtureCleanup());

const speaks = (player: StandIn, lang: string) => waitUntil(() => player.has(`.stage[lang=${lang}]`), `the player speaks ${lang}`);

describe('the language of a player', () => {
  it('is accessible in Chinese', async () => {
    const player = await standIn({}, { lang: 'zh-CN' });
    await speaks(player, 'zh-CN');
    await expect(player).to.be.accessible();
    expect(player.buttons).to.deep.equal(['暂停', '静音', '直播 2.1 秒 延迟', '截图', '画中画', '设置', '全屏']);
  });

  it('is its own, else that of the nearest part of the page, shadow trees included', async () => {
    const page = await fixture(html`<div lang="zh"><section></section></div>`);
    const root = page.firstElementChild?.attachShadow({ mode: 'open' });
    const player = document.createElement('stand-in') as StandIn;
    root?.append(player);
    await speaks(player, 'zh-CN');
    player.lang = 'en';
    await player.show({});
    await speaks(player, 'en');
  });

  it('falls back from region and script to the language, and past languages that it does not speak', () => {
    expect(spoken(['zh-Hant-TW'])).to.equal('zh');
    expect(spoken(['EN-gb'])).to.equal('en');
    expect(spoken(['fr', 'zh-CN'])).to.equal('zh');
    expect(spoken(['', 'tlh'])).to.equal('en');
  });

  it('has the same words in all languages', () => {
    expect(Object.keys(chinese)).to.have.members(Object.keys(english));
    expect(Object.keys(chineseSayings.errors)).to.have.members(Object.keys(englishSayings.errors));
    for (const { errors, replayErrors } of [englishSayings, chineseSayings])
      for (const [what, advice] of [...Object.values(errors), ...Object.values(replayErrors)]) {
        expect(what).to.match(/[^.。]$/);
        expect(advice).to.match(/^$|[.。]$/);
      }
  });
});
