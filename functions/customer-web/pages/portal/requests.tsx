import type { AccessRequest } from '../../../../lib/domain/portal/portal.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { PostForm } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { nameOf } from './people.tsx';
import { isRejected, Problem, type Rejection } from './rejection.tsx';
import { portalTextsIn } from './texts.ts';
import type { Done } from './wording.ts';

interface RequestsPageProps extends PortalPageProps {
  readonly requests: readonly AccessRequest[];
  /** Where colleagues ask. */
  readonly askAt: string;
  readonly done: Done | undefined;
  readonly rejection: Rejection;
}

/** Who asks for access; each is granted or declined (R37). */
export const RequestsPage = ({ requests, askAt, done, rejection, ...page }: RequestsPageProps) => {
  const { language } = page;
  const { requests: texts } = portalTextsIn(language);
  return (
    <Frame {...page} tab="requests" title={texts.title} done={done} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{requests.length === 0 ? texts.none : texts.lead}</p>
      {requests.length > 0 && (
        <ul class="people">
          {requests.map((request) => (
            <Request key={request.id} request={request} {...page} />
          ))}
        </ul>
      )}
      <p class="quiet">
        {texts.link}
        <br />
        <span class="address">{askAt}</span>
      </p>
    </Frame>
  );
};

const Request = ({ request, language, session, view }: PortalPageProps & { request: AccessRequest }) => {
  const { requests: texts } = portalTextsIn(language);
  const name = nameOf(request);
  return (
    <li>
      <div>
        <h2>{name}</h2>
        <p>{request.accountId}</p>
        <p class="quiet">{texts.asked(instantInWords(request.askedAt, language))}</p>
        <p class="quiet">{texts.expires(instantInWords(request.expiresAt, language))}</p>
      </div>
      <PostForm
        session={session}
        action={pathIn(view.subscriptionId, 'requests', request.id)}
        look="state buttons"
      >
        <button type="submit" name="decision" value="grant" class="button" aria-label={texts.grant(name)}>
          {texts.grantShort}
        </button>
        <button
          type="submit"
          name="decision"
          value="decline"
          class="button second"
          aria-label={texts.decline(name)}
        >
          {texts.declineShort}
        </button>
      </PostForm>
    </li>
  );
};
