import { Browser, type Page } from '../../infra/local/demo/browser.ts';
import { signIn } from '../../infra/local/demo/chapter-activation.ts';
import type { LocalCloudProcess } from './local-cloud.ts';

const both = { 'privacy-statement': 'agreed', 'online-services-agreement': 'agreed' };

/** Opens the newest link in a mailbox, signs in with an account, and accepts: an activation, or a place in a portal. */
export async function accept(cloud: LocalCloudProcess, contactEmail: string, account: string): Promise<Page> {
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(contactEmail)).findLast(({ text }) => text.includes('/activate/'));
  const link = /https?:\/\/\S+\/activate\/\S+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error(`There is no activation for ${contactEmail}.`);
  const browser = new Browser();
  await browser.open(link);
  const page = await signIn(browser, `${new URL(link).origin}/sign-in`, account);
  const joins = page.forms.some(({ action }) => action.endsWith('/join'));
  const accepted = await (joins ? browser.send(page, '/join') : browser.send(page, '/agreements', both));
  if (accepted.status !== 200) throw new Error(`The acceptance was answered with ${accepted.status}.`);
  await cloud.advance({ minutes: 1 });
  return accepted;
}
