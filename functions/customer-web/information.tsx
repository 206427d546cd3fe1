import { brand } from '../../lib/brand.ts';
import { agreementDocuments } from '../../lib/domain/subscription/invitation.ts';
import { failed } from './failures.tsx';
import { DocumentPage } from './pages/document.tsx';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton } from './pages/parts.tsx';
import { signUpTextsIn } from './pages/sign-up/texts.ts';
import { assets } from './pages/style.ts';
import { textsIn } from './pages/texts.ts';
import { page } from './reply.ts';
import { languageOf } from './request.ts';
import type { Web, WebHandler } from './web.ts';

export const showStart =
  (web: Web): WebHandler =>
  async (request) => {
    const language = languageOf(request);
    const texts = textsIn(language);
    return page(
      200,
      <NoticePage language={language} notice={texts.start(brand.name)}>
        <LinkButton href="/portal" label={texts.signIn} />
        {web.operations.trialsOffered(request.now).length > 0 && (
          <a class="button second" href="/sign-up">
            {signUpTextsIn(language).title}
          </a>
        )}
      </NoticePage>,
    );
  };

export const showDocument =
  (): WebHandler =>
  async (request, { document: name }) => {
    const document = agreementDocuments.find((known) => known === name);
    if (!document) return failed('unknown-path', request);
    return page(200, <DocumentPage language={languageOf(request)} document={document} />);
  };

export const getAsset = (): WebHandler => async (request) => {
  const asset = Object.values(assets).find(({ path }) => path === request.path);
  if (!asset) return failed('unknown-path', request);
  return {
    statusCode: 200,
    headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' },
    body: asset.content,
  };
};
