import type { CustomerRequest } from '../../../../lib/domain/desk/customer-request.ts';
import type { RequestState } from '../../../../lib/domain/desk/support-request.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { LinkButton } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { supportTextsIn } from './texts.ts';

/** What was asked of support, with how each stands (R33). */
export const SupportPage = ({
  requests,
  older,
  earlier,
  ...page
}: PortalPageProps & {
  readonly requests: readonly CustomerRequest[];
  /** Where older ones begin. */
  readonly older: string | undefined;
  /** Whether these are not the newest. */
  readonly earlier: boolean;
}) => {
  const { language, view } = page;
  const texts = supportTextsIn(language);
  const here = pathIn(view.subscriptionId, 'support');
  return (
    <Frame {...page} tab="support" title={texts.title}>
      <p>{texts.lead}</p>
      {earlier && (
        <p>
          <a href={here}>{texts.newest}</a>
        </p>
      )}
      <div class="actions first">
        <LinkButton href={`${here}/new`} label={texts.ask} />
      </div>
      {requests.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <ul class="people">
          {requests.map((request) => (
            <Asked key={request.id} request={request} at={`${here}/${request.id}`} language={language} />
          ))}
        </ul>
      )}
      {older && (
        <p>
          <a href={`${here}?older=${older}`}>{texts.older}</a>
        </p>
      )}
    </Frame>
  );
};

const Asked = ({
  request: { subject, state, openedAt, messages },
  at,
  language,
}: {
  readonly request: CustomerRequest;
  readonly at: string;
  readonly language: Language;
}) => {
  const texts = supportTextsIn(language);
  const last = messages.length > 1 ? messages.at(-1) : undefined;
  return (
    <li>
      <div>
        <h2>
          <a href={at}>{subject}</a>
        </h2>
        <p class="quiet">{texts.opened(instantInWords(openedAt, language))}</p>
        {last && <p class="quiet">{texts.last(last.by, instantInWords(last.at, language))}</p>}
      </div>
      <p class="state">
        <RequestStatus state={state} language={language} />
      </p>
    </li>
  );
};

/** How a request stands, as a mark. */
export const RequestStatus = ({ state, language }: { state: RequestState; language: Language }) => (
  <span class={`status ${state === 'answered' ? '' : 'quietly'}`}>
    {supportTextsIn(language).states[state]}
  </span>
);
