import { countryInWords } from '../../../../lib/country-in-words.ts';
import { isSignUpAccount } from '../../../../lib/domain/partner-of-record/partner-of-record.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { PartnerOfRecordView } from '../../../../lib/operations/partner-of-record/view.ts';
import type { FoundPartner } from '../../../../lib/operations/ports/records.ts';
import type { Found } from '../../../../lib/operations/search/resembling.ts';
import { PostForm } from '../parts.tsx';
import { TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import type { Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { ownershipTextsIn } from './texts.ts';

/** What was searched for, and the partners that were found. */
export interface Search {
  readonly sought: string;
  readonly found: Found<FoundPartner>;
}

interface RecordProps extends PortalPageProps {
  readonly record: PartnerOfRecordView;
  readonly search: Search | undefined;
  readonly rejection: Rejection;
}

/** Who is partner of record, who was, and how to choose another one (R52, R53, R54). */
export const RecordPart = ({ record, search, rejection, ...page }: RecordProps) => {
  const { language, session, view } = page;
  const { record: texts } = ownershipTextsIn(language);
  const { signUpAccount } = record.billing;
  const { present } = record;
  const chosen = present?.partner;
  const mayChoose = isSignUpAccount(record.billing, session.identity);
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{chosen ? texts.chosen(chosen.name, instantInWords(present.since, language)) : texts.none}</p>
      {mayChoose ? (
        <>
          {chosen && (
            <PostForm session={session} action={pathIn(view.subscriptionId, 'partner', 'designation')}>
              <button type="submit" name="choice" value="take-back" class="button second">
                {texts.takeBack}
              </button>
            </PostForm>
          )}
          <SearchForm {...page} search={search} rejection={rejection} />
        </>
      ) : (
        <p class="account">{texts.signUpOnly(signUpAccount)}</p>
      )}
      <HistoryPart history={record.history} language={language} />
    </section>
  );
};

const SearchForm = ({
  search,
  rejection,
  ...page
}: PortalPageProps & Pick<RecordProps, 'search' | 'rejection'>) => {
  const { language, view } = page;
  const { record: texts } = ownershipTextsIn(language);
  const items = search?.found.items ?? [];
  return (
    <>
      <h3>{texts.search}</h3>
      <form method="get" action={pathIn(view.subscriptionId, 'partner')} class="fields" novalidate>
        <TextField
          language={language}
          name="sought"
          label={texts.sought}
          hint={texts.soughtHint}
          value={search?.sought ?? ''}
          faults={rejection.faults}
        />
        <button type="submit" class="button second">
          {texts.find}
        </button>
      </form>
      {search && (
        <p role="status">
          {items.length === 0 ? texts.notFound : texts.found(items.length, search.found.hasMore)}
        </p>
      )}
      {items.length > 0 && (
        <ul class="people">
          {items.map((found) => (
            <FoundEntry key={found.authorizationNumber} found={found} {...page} />
          ))}
        </ul>
      )}
    </>
  );
};

const FoundEntry = ({ found, language, session, view }: PortalPageProps & { found: FoundPartner }) => {
  const { record: texts } = ownershipTextsIn(language);
  const { name, country, phone } = found.organization;
  return (
    <li>
      <div>
        <h3>{name}</h3>
        <p>{`${countryInWords(country, language)}, ${phone}`}</p>
        <p class="quiet">{texts.numberOf(found.authorizationNumber)}</p>
      </div>
      <PostForm
        session={session}
        action={pathIn(view.subscriptionId, 'partner', 'designation')}
        look="state buttons"
      >
        <input type="hidden" name="authorizationNumber" value={found.authorizationNumber} />
        <button
          type="submit"
          name="choice"
          value="designate"
          class="button second"
          aria-label={texts.chooseNamed(name)}
        >
          {texts.choose}
        </button>
      </PostForm>
    </li>
  );
};

const HistoryPart = ({
  history,
  language,
}: Pick<PartnerOfRecordView, 'history'> & Pick<PortalPageProps, 'language'>) => {
  const { record: texts } = ownershipTextsIn(language);
  if (history.length === 0) return null;
  return (
    <>
      <h3>{texts.history}</h3>
      <ol class="timeline">
        {history.map(({ at, by, partner }) => (
          <li key={at}>
            <p>{partner ? texts.designated(partner.name, partner.authorizationNumber) : texts.removed}</p>
            <p class="quiet">{texts.at(instantInWords(at, language), by)}</p>
          </li>
        ))}
      </ol>
    </>
  );
};

interface DesignationPageProps extends PortalPageProps {
  /** Absent when the choice is taken back. */
  readonly partner: FoundPartner | undefined;
  /** The present partner of record. */
  readonly present: string | undefined;
}

/** What a choice brings, before it is made; the organisation is named (R52). */
export const DesignationPage = ({ partner, present, ...page }: DesignationPageProps) => {
  const { language, session, view } = page;
  const { record: texts } = ownershipTextsIn(language);
  const back = pathIn(view.subscriptionId, 'partner');
  const title = partner ? texts.confirmTitle(partner.organization.name) : texts.takeBackTitle(present ?? '');
  return (
    <Frame {...page} tab="partner" title={title}>
      <p>
        {partner
          ? texts.confirmLead(view.serviceName, view.organizationName)
          : texts.takeBackLead(present ?? '')}
      </p>
      {partner && present && <p class="account">{texts.replaces(present)}</p>}
      <PostForm session={session} action={`${back}/designation`}>
        <input type="hidden" name="step" value="confirm" />
        <input type="hidden" name="organization" value={view.organizationName} />
        {partner && <input type="hidden" name="authorizationNumber" value={partner.authorizationNumber} />}
        <div class="actions">
          <button type="submit" name="choice" value={partner ? 'designate' : 'take-back'} class="button">
            {partner ? texts.confirm : texts.confirmTakeBack}
          </button>
          <a href={back}>{portalTextsIn(language).userForm.cancel}</a>
        </div>
      </PostForm>
    </Frame>
  );
};
